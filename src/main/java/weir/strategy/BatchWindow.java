package weir.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.executor.Job;
import weir.executor.Keywording;
import weir.module.Outcome;
import weir.playbook.Args;
import weir.playbook.Task;
import weir.template.Variables;

/**
 * A batch counts as done only when its services have been the same healthy processes for some
 * seconds: the variable {@code weir_batch_window}. What is looked at are the play's own {@code
 * weir.health} tasks.
 */
final class BatchWindow {
  private static final String VARIABLE = "weir_batch_window";
  private final PlayRun run;

  BatchWindow(PlayRun run) {
    this.run = run;
  }

  /** Waits for it. Hosts that do not stay healthy are out. */
  void hold(List<HostRun> batch) {
    Map<HostRun, Integer> windows = new LinkedHashMap<>();
    for (HostRun host : batch) {
      if (!run.board.isOut(host.name()) && isFor(host)) {
        windows.put(host, seconds(host));
      }
    }
    if (windows.isEmpty()) {
      return;
    }
    int longest = windows.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    TaskInfo info =
        new TaskInfo(
            "healthy for %d s".formatted(longest),
            Worker.HEALTH,
            run.play().span(),
            false,
            false,
            false);
    run.callback.on(new Event.TaskStart(info));
    Map<HostRun, Callable<Outcome>> work = new LinkedHashMap<>();
    windows.forEach((host, seconds) -> work.put(host, () -> steady(host, seconds)));
    AtOnce.all(work)
        .forEach((host, outcome) -> {
          run.callback.on(new Event.HostResult(host.name(), null, info, outcome, false, false));
          if (outcome.kind() != Outcome.Kind.OK) {
            run.board.out(host.name(), outcome.kind());
            run.board.fail(host.name());
          }
        });
  }

  /** Whether a host has something to be looked at for some seconds. */
  boolean isFor(HostRun host) {
    return !host.checks().isEmpty() && seconds(host) > 0;
  }

  private int seconds(HostRun host) {
    Variables variables = run.variables(host, null);
    Object value = variables.get(VARIABLE);
    return value == Variables.ABSENT || value == null
        ? 0
        : Keywording.number(run.engine, value, variables);
  }

  /** The worst of the host's checks. */
  private Outcome steady(HostRun host, int seconds) {
    List<Outcome> outcomes = new ArrayList<>();
    for (HostRun.Check check : host.checks()) {
      Outcome outcome = run.executor.tasks().again(within(check.job(), seconds));
      if (outcome.kind() != Outcome.Kind.OK) {
        return outcome;
      }
      outcomes.add(outcome);
    }
    return outcomes.getLast();
  }

  private static Job within(Job job, int seconds) {
    Task task = job.task();
    Map<String, Object> named = new LinkedHashMap<>(task.args().named());
    named.put("window", (long) seconds);
    return new Job(
        task.with(new Args(named, task.args().freeForm(), task.args().mappings())),
        job.host(),
        job.play(),
        job.variables());
  }
}
