package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a task of {@code weir.unit} reports. */
final class UnitResult {
  private UnitResult() {}

  /**
   * The values.
   *
   * @param hash of what the process is started from
   * @param differs whether the unit's text is about to change
   */
  static Map<String, Object> of(
      UnitParams params,
      UnitState state,
      UnitSteps steps,
      String hash,
      boolean differs,
      List<String> warnings) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", params.name());
    values.put("path", params.path());
    values.put("state", steps.endState());
    values.put(
        "enabled",
        params.state() != UnitParams.State.ABSENT
            && (params.enabled() == null ? state.enabled() : params.enabled()));
    values.put("inputs", hash);
    values.put("reasons", steps.reasons());
    values.put("drop_ins", state.dropIns().stream().map(UnitState.DropIn::path).toList());
    if (params.hardening() != Hardening.Level.NONE) {
      values.put("exposure", exposure(state.exposure(), differs));
    }
    if (!warnings.isEmpty()) {
      values.put("warnings", List.copyOf(warnings));
    }
    return values;
  }

  private static Map<String, Object> exposure(UnitState.Exposure exposure, boolean differs) {
    String now = exposure.now();
    String then = exposure.then();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("before", now.isEmpty() ? "unknown" : now);
    values.put("after", !then.isEmpty() ? then : now.isEmpty() || differs ? "unknown" : now);
    return values;
  }
}
