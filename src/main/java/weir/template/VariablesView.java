package weir.template;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables as a map of raw values; an evaluation reads it against these same variables. */
final class VariablesView extends AbstractMap<@Nullable Object, @Nullable Object> {
  private final Variables variables;

  VariablesView(Variables variables) {
    this.variables = variables;
  }

  Variables variables() {
    return variables;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    Object value = key instanceof String name ? variables.get(name) : Variables.ABSENT;
    return value == Variables.ABSENT ? null : value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && variables.get(name) != Variables.ABSENT;
  }

  @Override
  public Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
    return new ReadEntries(variables.names(), this::get);
  }
}
