package weir.vars;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.Variables;

/** Facts under their own names, and together as {@code ansible_facts} without the prefix. */
public final class FactVariables implements Variables {
  private static final String ALL = "ansible_facts";
  private static final String PREFIX = "ansible_";
  private final Map<String, Object> facts;

  FactVariables(Map<String, Object> facts) {
    this.facts = facts;
  }

  /** Variables, and over them facts that a module has just found. */
  public static Variables over(Variables variables, Map<String, Object> found) {
    Map<String, Object> over = new LinkedHashMap<>(found);
    Map<Object, Object> all = new LinkedHashMap<>();
    if (variables.get(ALL) instanceof Map<?, ?> known) {
      all.putAll(known);
    }
    found.forEach((key, value) -> all.put(bare(key), value));
    over.put(ALL, all);
    return variables.with(over);
  }

  @Override
  public @Nullable Object get(String name) {
    if (name.equals(ALL)) {
      Map<String, Object> all = new LinkedHashMap<>();
      facts.forEach((key, value) -> all.put(bare(key), value));
      return all;
    }
    Object value = facts.get(name);
    return value != null || facts.containsKey(name) ? value : ABSENT;
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(facts.keySet());
    names.add(ALL);
    return names;
  }

  private static String bare(String name) {
    return name.startsWith(PREFIX) && !name.equals("ansible_local")
        ? name.substring(PREFIX.length())
        : name;
  }
}
