package weir.template;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lookups that need the controller: files, commands, the environment. */
public interface Lookups {

  /** The lookup of this name without a collection in front, or null. */
  @Nullable Lookup find(String name);

  /** All names, for the nearest spelling. */
  Set<String> names();

  /** None at all. */
  Lookups NONE = of(java.util.Map.of());

  /** The lookups of a map. */
  static Lookups of(java.util.Map<String, Lookup> map) {
    return new Lookups() {
      @Override
      public @Nullable Lookup find(String name) {
        return map.get(name);
      }

      @Override
      public Set<String> names() {
        return map.keySet();
      }
    };
  }
}
