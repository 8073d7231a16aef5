package weir.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named values that may hold templates. */
public final class Vars {
  private Vars() {}

  /** A mapping's values by name. */
  public static Map<String, Object> of(Object mapping) {
    Map<String, Object> vars = new LinkedHashMap<>();
    ((Map<?, ?>) mapping).forEach((key, value) -> vars.put(String.valueOf(key), value));
    return Collections.unmodifiableMap(vars);
  }
}
