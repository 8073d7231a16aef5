package weir.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Absent;

/** The names set by the template itself, innermost first. */
final class Scope {
  private final @Nullable Scope parent;
  private @Nullable Map<String, @Nullable Object> names;

  Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  Scope inner() {
    return new Scope(this);
  }

  void set(String name, @Nullable Object value) {
    if (names == null) {
      names = parent == null ? new LinkedHashMap<>() : new HashMap<>();
    }
    names.put(name, value);
  }

  /** The value, or {@link Variables#ABSENT}. */
  @Nullable Object get(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Map<String, @Nullable Object> own = scope.names;
      if (own != null) {
        Object value = own.get(name);
        if (value != null || own.containsKey(name)) {
          return value;
        }
      }
    }
    return Absent.ABSENT;
  }

  /** The names set in this scope itself. */
  Map<String, @Nullable Object> own() {
    return names == null ? Map.of() : names;
  }
}
