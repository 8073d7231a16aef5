package weir.vars;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run learns about one host.
 *
 * @param facts level 11, under the names modules gave them
 * @param included level 18
 * @param known level 19: set_fact and register
 */
public record HostVars(
    Map<String, Object> facts, Map<String, Object> included, Map<String, Object> known) {

  /** Nothing learned yet. */
  public static final HostVars NONE = new HostVars(Map.of(), Map.of(), Map.of());

  /** The same with more facts. */
  public HostVars withFacts(Map<String, Object> more) {
    return new HostVars(merged(facts, more), included, known);
  }

  /** The same with the variables of a file. */
  public HostVars withIncluded(Map<String, Object> more) {
    return new HostVars(facts, merged(included, more), known);
  }

  /** The same with values set or registered. */
  public HostVars withKnown(Map<String, Object> more) {
    return new HostVars(facts, included, merged(known, more));
  }

  /** The same without facts, as {@code meta: clear_facts} leaves it. */
  public HostVars withoutFacts() {
    return new HostVars(Map.of(), included, known);
  }

  private static Map<String, Object> merged(Map<String, Object> old, Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(old);
    all.putAll(more);
    return Collections.unmodifiableMap(all);
  }
}
