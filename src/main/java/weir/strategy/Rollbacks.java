package weir.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import weir.callback.Event;
import weir.executor.Aftercare;
import weir.executor.OnFailure;
import weir.journal.Reversal;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.source.Diagnostic;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;

/**
 * Brings hosts back to where they were, when a way back was asked for: their variables say so, or
 * they wait for a confirmation.
 */
final class Rollbacks {
  private static final String SCOPE = "weir_rollback_scope";
  private final RunParts parts;
  private final Aftercare aftercare;
  private final Completion completion;

  Rollbacks(RunParts parts, Aftercare aftercare, Completion completion) {
    this.parts = parts;
    this.aftercare = aftercare;
    this.completion = completion;
  }

  /**
   * Undoes the run on hosts of the batch that have failed.
   *
   * @param earlier hosts of batches before, which go back as well if the rollout is one change
   * @return whether no further batch may begin
   */
  boolean after(PlayRun run, List<HostRun> batch, List<HostRun> earlier) {
    List<HostRun> failed =
        batch.stream()
            .filter(host -> parts.board().isOut(host.name()) && wanted(host.name()))
            .toList();
    if (failed.isEmpty()) {
      return false;
    }
    List<HostRun> all = new ArrayList<>(failed);
    if (failed.stream().anyMatch(host -> wholeRollout(run.variables(host, null)))) {
      batch.stream().filter(host -> !failed.contains(host)).forEach(all::add);
      all.addAll(earlier);
    }
    undo(all.stream().map(HostRun::name).distinct().toList());
    return true;
  }

  /** Undoes the run on these hosts; they take no further part in it. */
  void undo(List<String> hosts) {
    parts.callback().on(new Event.Returning(hosts));
    Map<String, Callable<Event.RolledBack>> work = new LinkedHashMap<>();
    hosts.forEach(host -> work.put(host, () -> back(host)));
    for (Event.RolledBack event : AtOnce.all(work).values()) {
      if (!event.failed().isEmpty()) {
        parts.board().needsHand(event.host());
      }
      parts.callback().on(event);
    }
    hosts.forEach(parts.board()::rolledBack);
  }

  /** Whether a host is to be as it was when the run does not end well there. */
  boolean wanted(String host) {
    List<Completion.Stage> stages = completion.stages(host);
    return aftercare.armed(host) || (!stages.isEmpty() && wanted(stages.getLast()));
  }

  private boolean wanted(Completion.Stage stage) {
    try {
      Variables variables = stage.run().variables(stage.host(), null);
      return OnFailure.of(parts.engine(), variables) == OnFailure.ROLLBACK;
    } catch (TemplateException | ModuleFailure e) {
      String text = "%s: %s".formatted(stage.host().name(), e.getMessage());
      parts.callback().on(new Event.Warning(Diagnostic.warning(text, null)));
      return false;
    }
  }

  private boolean wholeRollout(Variables variables) {
    Object value = variables.get(SCOPE);
    return value != Variables.ABSENT
        && value != null
        && text(parts.engine(), value, variables).equals("rollout");
  }

  private static String text(TemplateEngine engine, Object value, Variables variables) {
    try {
      return engine.text(value, variables);
    } catch (TemplateException _) {
      return "";
    }
  }

  private Event.RolledBack back(String host) {
    Reversal reversal = aftercare.revert(host);
    Outcome health = reversal.undone().isEmpty() ? null : health(host);
    return new Event.RolledBack(
        host, reversal.undone(), reversal.left(), reversal.failed(), health);
  }

  /** Looks again at what the plays themselves hold to be healthy; null when they never said. */
  private @Nullable Outcome health(String host) {
    Outcome worst = null;
    for (Completion.Stage stage : completion.stages(host)) {
      for (HostRun.Check check : stage.host().checks()) {
        Outcome outcome = stage.run().executor.tasks().again(check.job());
        worst = worst == null || outcome.kind() == Outcome.Kind.FAILED ? outcome : worst;
      }
    }
    return worst;
  }
}
