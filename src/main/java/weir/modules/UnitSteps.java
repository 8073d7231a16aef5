package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Action;
import weir.module.Diff;
import weir.module.Plan;

/** Collects what is to be done to a unit, why, and how it looks before and after. */
final class UnitSteps {
  private final UnitParams params;
  private final UnitState state;
  private final List<Action> actions = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<Diff> diffs = new ArrayList<>();
  private final Map<String, Object> before = new LinkedHashMap<>();
  private final Map<String, Object> after = new LinkedHashMap<>();

  UnitSteps(UnitParams params, UnitState state) {
    this.params = params;
    this.state = state;
  }

  void add(Action action) {
    actions.add(action);
  }

  /** Why something is done. */
  void because(String reason) {
    reasons.add(reason);
  }

  List<String> reasons() {
    return List.copyOf(reasons);
  }

  void differs(Diff diff) {
    diffs.add(diff);
  }

  /** systemctl does this to the unit. */
  void systemctl(String verb) {
    add(new Action.Systemctl(List.of(), verb, params.name(), state.activeState(), state.word()));
  }

  /** systemd reads all units anew. */
  void reload() {
    add(new Action.Systemctl(List.of(), "daemon-reload", "", "", ""));
  }

  /** The file goes away, and systemd with it. */
  void remove() {
    add(new Action.Remove(params.path(), state.file()));
    differs(new Diff(params.path(), state.text(), "/dev/null", ""));
  }

  /** What a diff tells of the unit besides its file. */
  void shown(String what, String old, String now) {
    before.put(what, old);
    after.put(what, now);
  }

  /** How the unit is once all is done. */
  String endState() {
    return String.valueOf(after.getOrDefault("state", state.activeState()));
  }

  boolean none() {
    return actions.isEmpty();
  }

  /** What a diff tells of the file, without the rest. */
  List<Diff> diffs() {
    return List.copyOf(diffs);
  }

  Plan plan(Map<String, Object> values) {
    List<Diff> all = new ArrayList<>(diffs);
    if (!before.isEmpty()) {
      all.add(Diff.of(before, after));
    }
    return new Plan(actions, !none(), all, values, null);
  }
}
