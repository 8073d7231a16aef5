package weir.module;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All modules by the names tasks use. */
public final class Catalog {
  private static final List<String> PREFIXES = List.of("ansible.builtin.", "ansible.legacy.");
  private final TreeMap<String, AnyModule<?>> modules = new TreeMap<>();

  /** A catalog of these; no two may share a name. */
  public Catalog(Collection<AnyModule<?>> all) {
    for (AnyModule<?> module : all) {
      for (String name : module.names()) {
        if (modules.put(name, module) != null) {
          throw new IllegalStateException(
              "Two modules are named %s. This is a bug in Weir.".formatted(name));
        }
      }
    }
  }

  /** The module of this name, short or with its collection; null when there is none. */
  public @Nullable AnyModule<?> find(String name) {
    return modules.get(shortName(name));
  }

  /** Every name, sorted. */
  public Collection<String> names() {
    return Collections.unmodifiableSet(modules.navigableKeySet());
  }

  /** The name without Ansible's own collection. */
  public static String shortName(String name) {
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }
}
