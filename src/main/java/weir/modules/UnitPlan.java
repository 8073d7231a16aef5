package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern SECRET =
      Pattern.compile(
          "([A-Z0-9_]*(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|PRIVATE_KEY))=[^\\s\"']");
  private static final Script REFUSE = Script.of("modules/refuse.sh");
  private static final Attributes ATTRIBUTES = new Attributes(0644, "root", "root");
  private final UnitParams params;
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
    if (!tooNew.isEmpty()) {
      warnings.add(
          "systemd %d of this host does not know %s; it is left out of the hardening"
              .formatted(state.systemd(), String.join(", ", tooNew)));
    }
    this.differs = wanted != null && !wanted.text().equals(state.file().text());
  }

  Plan whole() {
    boolean installing = differs;
    blocked();
    file();
    if (!actions.isEmpty() && differs || state.needsReload()) {
      systemctl("daemon-reload", "");
    }
    enablement();
    boolean starting = params.state() == UnitParams.State.STOPPED ? stop() : start();
    overrides();
    warnings();
    List<String> missing = missing();
    if (!missing.isEmpty() && (installing || starting)) {
      return refusal(missing);
    }
    missing.forEach(warnings::add);
    if (!before.isEmpty()) {
      diffs.add(Diff.of(before, after));
    }
    return new Plan(actions, !actions.isEmpty(), diffs, values(), null);
  }

  static Plan removing(UnitParams params, UnitState state) {
    UnitPlan plan = new UnitPlan(params, state, null, "", List.of());
    if (!params.dropin().isEmpty()) {
      return plan.removingDropIn();
    }
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

  /** The process that was started under it is started again without it. */
  private Plan removingDropIn() {
    boolean ours = state.file().exists();
    if (ours) {
      actions.add(new Action.Remove(params.path(), state.file()));
      diffs.add(new Diff(params.path(), oldText(), "/dev/null", ""));
    }
    if (ours || state.needsReload()) {
      systemctl("daemon-reload", "");
    }
    if (state.up() && (ours || !state.running().isEmpty())) {
      reasons.add("it runs under the drop-in");
      systemctl("restart", params.name());
    }
    return new Plan(actions, !actions.isEmpty(), diffs, values(), null);
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
      reasons.add(state.file().exists() ? "its file differs" : "its file is new");
      if (!params.dropin().isEmpty() && !state.directory()) {
        actions.add(
            new Action.MakeDirectory(params.directory(), new Attributes(0755, "root", "root")));
      }
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
    Boolean enabled = params.enabled();
    if (enabled == null) {
      return;
    }
    if (!enabled) {
      if (state.enabled() || !state.links().isEmpty()) {
        systemctl("disable", params.name());
        shown("enabled", "true", "false");
      }
      return;
    }
    Set<String> links = new TreeSet<>();
    boolean ours = wanted != null && params.dropin().isEmpty();
    boolean known = ours;
    boolean installable = !ours && state.word().equals("disabled");
    if (wanted != null && ours) {
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
    actions.add(UnitSettled.action(params.name(), hardened()));
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

  /** Drop-ins are read in the order of their names, whatever directory they are in. */
  private void overrides() {
    if (wanted == null) {
      return;
    }
    for (UnitState.DropIn dropIn : state.dropIns()) {
      boolean earlier =
          !params.dropin().isEmpty() && dropIn.name().compareTo(params.dropin() + ".conf") < 0;
      if (earlier || dropIn.file().text().contains("\nEnvironment=WEIR_INPUTS_")) {
        continue;
      }
      List<String> both = new ArrayList<>();
      for (String section : wanted.sections()) {
        for (String key : wanted.keys()) {
          String ours = wanted.last(section, key);
          String theirs = dropIn.file().last(section, key);
          if (wanted.sets(section, key)
              && dropIn.file().sets(section, key)
              && !key.equals("Environment")
              && !ours.equals(theirs)) {
            both.add("%s=%s with %s".formatted(key, ours, theirs.isEmpty() ? "nothing" : theirs));
          }
        }
      }
      if (!both.isEmpty()) {
        warnings.add(
            "%s overrides what is deployed: %s. Remove it, or put it into this task."
                .formatted(dropIn.path(), String.join(", ", both)));
      }
    }
    if (state.file().isLink() && differs) {
      warnings.add("%s was a link and is replaced".formatted(params.path()));
    }
  }

  private void warnings() {
    state.missing().stream()
        .filter(word -> word.startsWith("input:"))
        .forEach(word -> warnings.add("input %s does not exist".formatted(word.substring(6))));
    if (params.state() == UnitParams.State.STOPPED) {
      for (String other : state.others()) {
        String[] word = other.split(" ", -1);
        if (word.length > 1
            && word[0].matches(".*\\.(socket|timer|path)")
            && word[1].equals("active")) {
          warnings.add("%s is active and may start it again".formatted(word[0]));
        }
      }
    }
    if (wanted == null) {
      return;
    }
    for (UnitFile.Setting setting : wanted.settings()) {
      Matcher secret = SECRET.matcher(setting.value());
      if (setting.key().equals("Environment") && secret.find()) {
        warnings.add(
            "Environment= can be read by everybody on the host, with %s in it; put it into a file of"
                    .formatted(secret.group(1))
                + " mode 0600 and name that in EnvironmentFile=");
      }
    }
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

  private boolean hardened() {
    return params.hardening() != Hardening.Level.NONE;
  }

  /** Under check the things missing may be made by tasks that did not really run. */
  private Plan refusal(List<String> missing) {
    List<String> lines = new ArrayList<>();
    lines.add("%s cannot start like this; nothing was changed:".formatted(params.what()));
    missing.forEach(what -> lines.add("  " + what));
    Action refuse =
        Action.RunScript.of(REFUSE, lines, "refuse a unit that cannot start").harmless();
    return new Plan(List.of(refuse), true, diffs, values(), null)
        .inCheckMode(Outcome.changed(values()).withDiffs(diffs));
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", params.name());
    values.put("path", params.path());
    values.put("state", after.getOrDefault("state", state.activeState()));
    values.put(
        "enabled",
        params.state() != UnitParams.State.ABSENT
            && (params.enabled() == null ? state.enabled() : params.enabled()));
    values.put("inputs", hash);
    values.put("reasons", List.copyOf(reasons));
    values.put("drop_ins", state.dropIns().stream().map(UnitState.DropIn::path).toList());
    if (hardened()) {
      values.put("exposure", exposure(state.exposure().then()));
    }
    if (!warnings.isEmpty()) {
      values.put("warnings", List.copyOf(warnings));
    }
    return values;
  }

  private Map<String, Object> exposure(String then) {
    String now = state.exposure().now();
    Map<String, Object> exposure = new LinkedHashMap<>();
    exposure.put("before", now.isEmpty() ? "unknown" : now);
    exposure.put("after", !then.isEmpty() ? then : now.isEmpty() || differs ? "unknown" : now);
    return exposure;
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
