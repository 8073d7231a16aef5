package weir.executor;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import weir.connection.ConnectionException;
import weir.facts.Facts;
import weir.journal.Entry;
import weir.journal.Refused;
import weir.module.Answer;
import weir.module.ControllerModule;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;

/** Takes a module through its three steps; under check mode it stops after the second. */
final class ModuleRunner {

  /**
   * Runs a module that observes, decides and acts.
   *
   * @param meanwhile what may be asked behind its last action
   */
  <P extends Record, S> Outcome run(
      Module<P, S> module,
      P params,
      HostLink link,
      Origin origin,
      Supplier<Entry> entry,
      boolean checkMode,
      Runnable meanwhile)
      throws ConnectionException {
    try {
      Probe probe = module.probe(params, Facts.NONE);
      Answer observed = observe(probe, link, origin);
      S state = module.parse(params, observed);
      if (checkMode) {
        // A host that cannot be reached is not to be forecast for.
        link.open(origin.identity());
        Plan plan = module.plan(params, state, link.machine().foreseen());
        link.machine().foresee(plan.actions());
        Outcome instead = plan.inCheckMode();
        return instead != null ? instead : plan.forecast();
      }
      Plan plan = module.plan(params, state);
      if (plan.actions().isEmpty()) {
        return module.outcome(params, state, plan, List.of());
      }
      List<Answer> answers = link.act(origin, plan.actions(), entry.get(), meanwhile);
      return module.outcome(params, state, plan, answers);
    } catch (Refused refused) {
      throw refused;
    } catch (ModuleFailure failure) {
      return Failures.of(failure);
    }
  }

  /** Runs a module that needs the control machine. */
  <P extends Record> Outcome run(ControllerModule<P> module, P params, ControllerAccess controller)
      throws ConnectionException {
    if (controller.checkMode() && module.skippedInCheckMode()) {
      return Outcome.skipped(Map.of("msg", "This module does nothing in check mode."));
    }
    try {
      return module.run(params, controller);
    } catch (Refused refused) {
      throw refused;
    } catch (ModuleFailure failure) {
      return Failures.of(failure);
    } catch (ControllerAccess.HostLost lost) {
      throw lost.reason();
    }
  }

  private static Answer observe(Probe probe, HostLink link, Origin origin)
      throws ConnectionException {
    return probe.equals(Probe.NONE) ? Answer.NOTHING : link.ask(new Question(origin, probe));
  }
}
