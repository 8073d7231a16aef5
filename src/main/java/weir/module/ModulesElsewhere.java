package weir.module;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules that playbooks name, that Ansible or a collection of it has, and Weir has not. */
public final class ModulesElsewhere {
  private static final String FILE = "module/modules-elsewhere.txt";

  private ModulesElsewhere() {}

  /** Read at the first question only: most playbooks never ask. */
  private static final class Names {
    static final Map<String, String> COLLECTIONS = read(": ");
    static final Map<String, String> INSTEAD = read(" = ");
  }

  /** The whole name of the module a task means, with its collection; null when none is known. */
  public static @Nullable String find(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    String collection = Names.COLLECTIONS.get(last);
    String whole = collection == null ? null : collection + "." + last;
    boolean plain = Catalog.shortName(name).equals(last);
    if (plain || name.equals(whole)) {
      return whole;
    }
    return name.matches("\\w+\\.\\w+\\.\\w+") && !name.startsWith("ansible.builtin.") ? name : null;
  }

  /** What does the same with the modules there are, as a sentence; null when nothing is known. */
  public static @Nullable String instead(String name) {
    return Names.INSTEAD.get(name.substring(name.lastIndexOf('.') + 1));
  }

  /** Their short names. */
  public static Collection<String> names() {
    return Collections.unmodifiableSet(Names.COLLECTIONS.keySet());
  }

  /** The lines with this mark: words of a collection, or one word and a sentence. */
  private static Map<String, String> read(String mark) {
    Map<String, String> names = new HashMap<>();
    for (String line : PackageText.of(FILE).lines().toList()) {
      String[] parts = line.split(mark, 2);
      if (parts.length == 2 && mark.equals(": ")) {
        List.of(parts[1].split(" ", -1)).forEach(name -> names.put(name, parts[0]));
      } else if (parts.length == 2) {
        names.put(parts[0], parts[1]);
      }
    }
    return Map.copyOf(names);
  }
}
