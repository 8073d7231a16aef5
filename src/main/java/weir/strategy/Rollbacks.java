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

/** Brings hosts back to where they were, when their variables ask for that. */
final class Rollbacks {
  private static final String SCOPE = "weir_rollback_scope";
  private final PlayRun run;
  private final Aftercare aftercare;

  Rollbacks(PlayRun run, Aftercare aftercare) {
    this.run = run;
    this.aftercare = aftercare;
  }

  /**
   * Undoes the run on hosts of the batch that have failed.
   *
   * @param earlier hosts of batches before, which go back as well if the rollout is one change
   * @return whether no further batch may begin
   */
  boolean after(List<HostRun> batch, List<HostRun> earlier) {
    List<HostRun> failed =
        batch.stream().filter(host -> run.board.isOut(host.name()) && wanted(host)).toList();
    if (failed.isEmpty()) {
      return false;
    }
    List<HostRun> all = new ArrayList<>(failed);
    if (failed.stream().anyMatch(this::wholeRollout)) {
      batch.stream().filter(host -> !failed.contains(host)).forEach(all::add);
      all.addAll(earlier);
    }
    Map<HostRun, Callable<Event.RolledBack>> work = new LinkedHashMap<>();
    all.forEach(host -> work.put(host, () -> back(host)));
    for (Event.RolledBack event : AtOnce.all(work).values()) {
      if (!event.failed().isEmpty()) {
        run.board.needsHand(event.host());
      }
      run.callback.on(event);
    }
    all.forEach(host -> run.board.rolledBack(host.name()));
    return true;
  }

  private boolean wanted(HostRun host) {
    try {
      return OnFailure.of(run.engine, run.variables(host, null)) == OnFailure.ROLLBACK;
    } catch (TemplateException | ModuleFailure e) {
      run.callback.on(
          new Event.Warning(Diagnostic.warning(host.name() + ": " + e.getMessage(), null)));
      return false;
    }
  }

  private boolean wholeRollout(HostRun host) {
    Variables variables = run.variables(host, null);
    Object value = variables.get(SCOPE);
    return value != Variables.ABSENT
        && value != null
        && text(run.engine, value, variables).equals("rollout");
  }

  private static String text(TemplateEngine engine, Object value, Variables variables) {
    try {
      return engine.text(value, variables);
    } catch (TemplateException _) {
      return "";
    }
  }

  private Event.RolledBack back(HostRun host) {
    Reversal reversal = aftercare.revert(host.name());
    Outcome health = reversal.undone().isEmpty() ? null : health(host);
    return new Event.RolledBack(
        host.name(), reversal.undone(), reversal.left(), reversal.failed(), health);
  }

  /** Looks again at what the play itself holds to be healthy; null when it never said. */
  private @Nullable Outcome health(HostRun host) {
    Outcome worst = null;
    for (HostRun.Check check : host.checks()) {
      Outcome outcome = run.executor.tasks().again(check.job());
      worst = worst == null || outcome.kind() == Outcome.Kind.FAILED ? outcome : worst;
    }
    return worst;
  }
}
