package weir.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was gathered about a host, under Ansible's names without the {@code ansible_} prefix. Values
 * are null, Boolean, Long, Double, String, List and Map.
 */
public record Facts(Map<String, Object> values) {

  /** Nothing known yet. */
  public static final Facts NONE = new Facts(Map.of());

  /** Keeps an unmodifiable copy in the same order. */
  public Facts {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A fact as text, or "" when it is not known. */
  public String text(String name) {
    Object value = values.get(name);
    return value == null ? "" : value.toString();
  }
}
