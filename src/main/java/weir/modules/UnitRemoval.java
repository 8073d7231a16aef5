package weir.modules;

import java.util.List;
import weir.module.Plan;

/** Makes the plan that takes a unit, or one of its drop-ins, away. */
final class UnitRemoval {
  private final UnitState state;
  private final UnitSteps steps;

  private UnitRemoval(UnitParams params, UnitState state) {
    this.state = state;
    this.steps = new UnitSteps(params, state);
  }

  static Plan of(UnitParams params, UnitState state) {
    UnitRemoval removal = new UnitRemoval(params, state);
    if (params.dropin().isEmpty()) {
      removal.unit();
    } else {
      removal.dropIn();
    }
    return removal.steps.plan(UnitResult.of(params, state, removal.steps, "", false, List.of()));
  }

  private void unit() {
    boolean ours = state.file().exists();
    boolean orphaned = state.show().get("LoadState").equals("not-found");
    if (!state.activeState().equals("inactive") && !state.failed() && (ours || orphaned)) {
      steps.systemctl("stop");
      steps.shown("state", state.activeState(), "inactive");
    }
    if (ours) {
      if (!state.links().isEmpty() || state.enabled()) {
        steps.systemctl("disable");
      }
      steps.remove();
      steps.reload();
    }
    if (state.failed() && (ours || orphaned)) {
      steps.systemctl("reset-failed");
    }
  }

  /** The process that was started under it is started again without it. */
  private void dropIn() {
    boolean ours = state.file().exists();
    if (ours) {
      steps.remove();
    }
    if (ours || state.needsReload()) {
      steps.reload();
    }
    if (state.up() && (ours || !state.running().isEmpty())) {
      steps.because("it runs under the drop-in");
      steps.systemctl("restart");
    }
  }
}
