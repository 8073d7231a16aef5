package weir.modules;

import java.util.LinkedHashMap;
import java.util.Map;
import weir.module.Outcome;
import weir.module.Plan;

/** Results of modules that only look and set facts. They do so in check mode, too. */
final class Gather {
  private Gather() {}

  /** Nothing to do; the facts are reported under their full names. */
  static Plan plan(Map<String, Object> facts) {
    return plan(facts, Map.of());
  }

  /** The same with further values. */
  static Plan plan(Map<String, Object> facts, Map<String, Object> more) {
    Map<String, Object> values = new LinkedHashMap<>(more);
    values.put("ansible_facts", facts);
    return Plan.nothing(values).inCheckMode(Outcome.ok(values).withFacts(facts));
  }

  /** What a plan made here comes to. */
  static Outcome outcome(Plan plan) {
    Outcome outcome = plan.inCheckMode();
    return outcome == null ? plan.forecast() : outcome;
  }
}
