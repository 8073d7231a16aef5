package weir.executor;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.Variables;

/** Variables with {@code ansible_managed} under them, as the settings have it. */
record Managed(Variables variables, String text) implements Variables {
  private static final String NAME = "ansible_managed";

  @Override
  public @Nullable Object get(String name) {
    Object value = variables.get(name);
    return value == ABSENT && name.equals(NAME) ? text : value;
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(variables.names());
    names.add(NAME);
    return names;
  }
}
