package weir.template;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Absent;

/**
 * The variables a template sees. Values may hold {@link Template} leaves; they are evaluated
 * against these same variables when they are used.
 */
public interface Variables {

  /** What {@link #get} answers for a name that is not set; null is the value None. */
  Absent ABSENT = Absent.ABSENT;

  /** No variables. */
  Variables NONE = of(Map.of());

  /** The raw value of this name, or {@link #ABSENT}. */
  @Nullable Object get(String name);

  /** All names, for {@code vars}, {@code varnames} and the nearest spelling. */
  Set<String> names();

  /** The entries of a map. */
  static Variables of(Map<String, ? extends @Nullable Object> map) {
    return new Variables() {
      @Override
      public @Nullable Object get(String name) {
        Object value = map.get(name);
        return value != null || map.containsKey(name) ? value : ABSENT;
      }

      @Override
      public Set<String> names() {
        return map.keySet();
      }
    };
  }

  /** These variables with others over them. */
  default Variables with(Map<String, ? extends @Nullable Object> over) {
    Variables under = this;
    Variables top = of(over);
    return new Variables() {
      @Override
      public @Nullable Object get(String name) {
        Object value = top.get(name);
        return value == ABSENT ? under.get(name) : value;
      }

      @Override
      public Set<String> names() {
        Set<String> all = new java.util.LinkedHashSet<>(under.names());
        all.addAll(over.keySet());
        return all;
      }
    };
  }
}
