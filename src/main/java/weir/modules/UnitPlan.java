package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Attributes;
import weir.module.Content;
import weir.module.Diff;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Script;

/** Makes the plan that takes a unit from its state to the wished one. */
final class UnitPlan {
  private static final Script REFUSE = Script.of("modules/refuse.sh");
  private static final Attributes ATTRIBUTES = new Attributes(0644, "root", "root");
  private final UnitParams params;
  private final UnitState state;
  private final @Nullable UnitFile wanted;
  private final String hash;
  private final boolean differs;
  private final List<String> tooNew;
  private final UnitSteps steps;

  /**
   * For a unit that shall be there.
   *
   * @param wanted the whole text, or null when the file is not ours
   * @param hash of what the process is started from
   * @param tooNew directives of its hardening that the host's systemd does not know
   */
  UnitPlan(
      UnitParams params,
      UnitState state,
      @Nullable UnitFile wanted,
      String hash,
      List<String> tooNew) {
    this.params = params;
    this.state = state;
    this.wanted = wanted;
    this.hash = hash;
    this.tooNew = tooNew;
    this.differs = state.differsFrom(wanted);
    this.steps = new UnitSteps(params, state);
  }

  Plan whole() {
    blocked();
    file();
    if (!steps.none() && differs || state.needsReload()) {
      steps.reload();
    }
    UnitEnablement.settle(params, state, wanted, steps);
    boolean starting = params.state() == UnitParams.State.STOPPED ? stop() : start();
    List<String> missing = missing();
    return !missing.isEmpty() && (differs || starting)
        ? refusal(missing)
        : steps.plan(values(missing));
  }

  /** A socket cannot be opened while its service runs without it. */
  private void blocked() {
    if (!params.suffix().equals("socket")
        || state.up()
        || params.state() == UnitParams.State.STOPPED) {
      return;
    }
    for (String other : state.others()) {
      String[] word = other.split(" ", -1);
      if (word.length > 1 && word[0].endsWith(".service") && word[1].equals("active")) {
        throw new ModuleFailure(
            ("%s cannot be started while %s runs without it; nothing was changed. Stop %s first"
                    + " (state: stopped): the socket starts it when somebody connects.")
                .formatted(params.name(), word[0], word[0]));
      }
    }
  }

  private void file() {
    if (wanted == null) {
      return;
    }
    if (differs) {
      steps.because(state.file().exists() ? "its file differs" : "its file is new");
      if (!params.dropin().isEmpty() && !state.directory()) {
        steps.add(
            new Action.MakeDirectory(params.directory(), new Attributes(0755, "root", "root")));
      }
      steps.add(
          new Action.WriteFile(
              params.path(), Content.of(wanted.text()), ATTRIBUTES, state.file(), false, null));
      steps.differs(Diff.of(params.path(), state.text(), wanted.text()));
      return;
    }
    Attributes missing = ATTRIBUTES.missingFrom(state.file());
    if (!missing.isEmpty()) {
      steps.because("its file's owner or mode differs");
      steps.add(new Action.SetAttributes(params.path(), missing, state.file()));
    }
  }

  private boolean start() {
    String stale = stale();
    boolean looping = state.show().get("SubState").equals("auto-restart");
    boolean again = params.state() == UnitParams.State.RESTARTED;
    String verb;
    if (state.up() || looping || state.activeState().equals("activating")) {
      verb = again || looping || !stale.isEmpty() ? "restart" : state.up() ? "" : "start";
    } else {
      verb = again ? "restart" : "start";
    }
    if (verb.isEmpty()) {
      return false;
    }
    steps.because(
        again
            ? "a restart is asked for"
            : looping
                ? "it crashes and is restarted over and over"
                : state.up() ? stale : "it is " + state.activeState());
    if (state.failed()) {
      steps.systemctl("reset-failed");
    }
    // Without waiting, so that the next action can say what became of it, whatever that is.
    steps.add(
        new Action.Systemctl(
            List.of("--no-block"), verb, params.name(), state.activeState(), state.word()));
    steps.add(UnitSettled.action(params.name(), params.hardening() != Hardening.Level.NONE));
    steps.shown("state", state.activeState(), "active");
    return true;
  }

  private boolean stop() {
    if (!state.activeState().equals("inactive") && !state.failed()) {
      steps.systemctl("stop");
      steps.shown("state", state.activeState(), "inactive");
    }
    return false;
  }

  /** Why the running process is not the wished one, or "". */
  private String stale() {
    if (!state.running().isEmpty()) {
      return state.running().equals(hash) ? "" : "it runs from other inputs";
    }
    if (differs) {
      return "it runs from another unit file";
    }
    return state.fileIsNewer() ? "its file is newer than the running process" : "";
  }

  private List<String> missing() {
    if (wanted == null) {
      return List.of();
    }
    UnitNeeds needs = UnitNeeds.of(wanted);
    List<String> missing = new ArrayList<>();
    if (!params.dropin().isEmpty() && state.show().get("LoadState").equals("not-found")) {
      missing.add(
          "there is no %s on this host that the drop-in could be for. Install it first."
              .formatted(params.name()));
    }
    state.missing().stream()
        .filter(word -> !word.startsWith("input:"))
        .map(needs::explain)
        .forEach(missing::add);
    return missing;
  }

  /** Under check the things missing may be made by tasks that did not really run. */
  private Plan refusal(List<String> missing) {
    List<String> lines = new ArrayList<>();
    lines.add("%s cannot start like this; nothing was changed:".formatted(params.what()));
    missing.forEach(what -> lines.add("  " + what));
    Action refuse =
        Action.RunScript.of(REFUSE, lines, "refuse a unit that cannot start").harmless();
    Map<String, Object> values = values(List.of());
    return new Plan(List.of(refuse), true, steps.diffs(), values, null)
        .inCheckMode(Outcome.changed(values).withDiffs(steps.diffs()));
  }

  /**
   * What is reported.
   *
   * @param missing what the unit will need at its next start
   */
  private Map<String, Object> values(List<String> missing) {
    List<String> warnings = new ArrayList<>();
    if (!tooNew.isEmpty()) {
      warnings.add(
          "systemd %d of this host does not know %s; it is left out of the hardening"
              .formatted(state.systemd(), String.join(", ", tooNew)));
    }
    warnings.addAll(UnitRemarks.of(params, state, wanted));
    warnings.addAll(missing);
    return UnitResult.of(params, state, steps, hash, differs, warnings);
  }
}
