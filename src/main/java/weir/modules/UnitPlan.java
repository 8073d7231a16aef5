package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Attributes;
import weir.module.Content;
import weir.module.Diff;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Script;

/** Makes the plan that takes a unit from its state to the wished one. */
final class UnitPlan {
  private static final Script REFUSE = Script.of("modules/refuse.sh");
  private static final Attributes ATTRIBUTES = new Attributes(0644, "root", "root");
  private final UnitModule.Params params;
  private final UnitState state;
  private final @Nullable UnitFile wanted;
  private final String hash;
  private final boolean differs;
  private final List<Action> actions = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Diff> diffs = new ArrayList<>();
  private final Map<String, Object> before = new LinkedHashMap<>();
  private final Map<String, Object> after = new LinkedHashMap<>();

  /**
   * For a unit that shall be there.
   *
   * @param wanted the whole text, or null when the file is not ours
   * @param hash of what the process is started from
   */
  UnitPlan(UnitModule.Params params, UnitState state, @Nullable UnitFile wanted, String hash) {
    this.params = params;
    this.state = state;
    this.wanted = wanted;
    this.hash = hash;
    this.differs = wanted != null && !wanted.text().equals(state.file().text());
  }

  Plan whole() {
    boolean installing = differs;
    file();
    if (!actions.isEmpty() && differs || state.needsReload()) {
      systemctl("daemon-reload", "");
    }
    enablement();
    boolean starting = params.state() == UnitModule.State.STOPPED ? stop() : start();
    overrides();
    List<String> missing = state.missing().stream().filter(m -> !m.startsWith("input ")).toList();
    state.missing().forEach(what -> warnings.add("%s does not exist".formatted(what)));
    if (!missing.isEmpty() && (installing || starting)) {
      return refusal(missing);
    }
    if (!before.isEmpty()) {
      diffs.add(Diff.of(before, after));
    }
    return new Plan(actions, !actions.isEmpty(), diffs, values(), null);
  }

  static Plan removing(UnitModule.Params params, UnitState state) {
    UnitPlan plan = new UnitPlan(params, state, null, "");
    boolean ours = state.file().exists();
    boolean orphaned = state.show().get("LoadState").equals("not-found");
    if (!state.activeState().equals("inactive") && !state.failed() && (ours || orphaned)) {
      plan.systemctl("stop", params.name());
      plan.shown("state", state.activeState(), "inactive");
    }
    if (ours) {
      if (!state.links().isEmpty() || state.enabled()) {
        plan.systemctl("disable", params.name());
      }
      plan.actions.add(new Action.Remove(params.path(), state.file()));
      plan.systemctl("daemon-reload", "");
      plan.diffs.add(new Diff(params.path(), plan.oldText(), "/dev/null", ""));
    }
    if (state.failed() && (ours || orphaned)) {
      plan.systemctl("reset-failed", params.name());
    }
    if (!plan.before.isEmpty()) {
      plan.diffs.add(Diff.of(plan.before, plan.after));
    }
    return new Plan(plan.actions, !plan.actions.isEmpty(), plan.diffs, plan.values(), null);
  }

  private void file() {
    if (wanted == null) {
      return;
    }
    if (differs) {
      reasons.add(state.file().exists() ? "its file differs" : "its file is new");
      actions.add(
          new Action.WriteFile(
              params.path(), Content.of(wanted.text()), ATTRIBUTES, state.file(), false, null));
      diffs.add(Diff.of(params.path(), oldText(), wanted.text()));
      return;
    }
    Attributes missing = ATTRIBUTES.missingFrom(state.file());
    if (!missing.isEmpty()) {
      reasons.add("its file's owner or mode differs");
      actions.add(new Action.SetAttributes(params.path(), missing, state.file()));
    }
  }

  /** The links are compared too: a changed [Install] still says "enabled". */
  private void enablement() {
    if (!params.enabled()) {
      if (state.enabled() || !state.links().isEmpty()) {
        systemctl("disable", params.name());
        shown("enabled", "true", "false");
      }
      return;
    }
    Set<String> links = new TreeSet<>();
    boolean known = wanted != null;
    boolean installable = wanted == null ? state.word().equals("disabled") : false;
    if (wanted != null) {
      for (String key : List.of("WantedBy", "RequiredBy")) {
        for (String value : wanted.all("Install", key)) {
          known &= !value.contains("%");
          for (String target : value.split("\\s+", -1)) {
            links.add(
                "%s.%s/%s"
                    .formatted(
                        target, key.equals("WantedBy") ? "wants" : "requires", params.name()));
          }
        }
      }
      installable = wanted.has("Install");
    }
    if (!installable) {
      return;
    }
    if (!state.enabled()) {
      systemctl("enable", params.name());
      shown("enabled", "false", "true");
    } else if (known && !links.isEmpty() && !links.equals(state.links())) {
      reasons.add("it is enabled for other targets");
      systemctl("reenable", params.name());
      shown("enabled", String.join(" ", state.links()), String.join(" ", links));
    }
  }

  private boolean start() {
    String stale = stale();
    boolean looping = state.show().get("SubState").equals("auto-restart");
    boolean again = params.state() == UnitModule.State.RESTARTED;
    String verb;
    if (state.up() || looping || state.activeState().equals("activating")) {
      verb = again || looping || !stale.isEmpty() ? "restart" : state.up() ? "" : "start";
    } else {
      verb = again ? "restart" : "start";
    }
    if (verb.isEmpty()) {
      return false;
    }
    reasons.add(
        again
            ? "a restart is asked for"
            : looping
                ? "it crashes and is restarted over and over"
                : state.up() ? stale : "it is " + state.activeState());
    if (state.failed()) {
      systemctl("reset-failed", params.name());
    }
    // Without waiting, so that the next action can say what became of it, whatever that is.
    actions.add(
        new Action.Systemctl(
            List.of("--no-block"), verb, params.name(), state.activeState(), state.word()));
    actions.add(UnitSettled.action(params.name()));
    shown("state", state.activeState(), "active");
    return true;
  }

  private boolean stop() {
    if (!state.activeState().equals("inactive") && !state.failed()) {
      systemctl("stop", params.name());
      shown("state", state.activeState(), "inactive");
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

  private void overrides() {
    Set<String> ours = wanted == null ? Set.of() : wanted.keys();
    for (UnitState.DropIn dropIn : state.dropIns()) {
      List<String> both = dropIn.keys().stream().filter(ours::contains).distinct().toList();
      if (!both.isEmpty()) {
        warnings.add(
            "%s overrides %s of this unit".formatted(dropIn.path(), String.join(", ", both)));
      }
    }
    if (state.file().isLink() && differs) {
      warnings.add("%s was a link and is replaced".formatted(params.path()));
    }
  }

  /** Under check the things missing may be made by tasks that did not really run. */
  private Plan refusal(List<String> missing) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s cannot start, and was left as it is; on this host there is no:"
            .formatted(params.name()));
    missing.forEach(what -> lines.add("  " + what));
    Action refuse = Action.RunScript.of(REFUSE, lines, "refuse a unit that cannot start");
    return new Plan(List.of(refuse), true, diffs, values(), null)
        .inCheckMode(Outcome.changed(values()).withDiffs(diffs));
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", params.name());
    values.put("path", params.path());
    values.put("state", after.getOrDefault("state", state.activeState()));
    values.put("enabled", params.state() != UnitModule.State.ABSENT && params.enabled());
    values.put("inputs", hash);
    values.put("reasons", List.copyOf(reasons));
    values.put("drop_ins", state.dropIns().stream().map(UnitState.DropIn::path).toList());
    if (!warnings.isEmpty()) {
      values.put("warnings", List.copyOf(warnings));
    }
    return values;
  }

  private void systemctl(String verb, String unit) {
    actions.add(
        new Action.Systemctl(
            List.of(),
            verb,
            unit,
            unit.isEmpty() ? "" : state.activeState(),
            unit.isEmpty() ? "" : state.word()));
  }

  private void shown(String what, String old, String now) {
    before.put(what, old);
    after.put(what, now);
  }

  private String oldText() {
    String text = state.file().text();
    return text == null ? "" : text;
  }
}
