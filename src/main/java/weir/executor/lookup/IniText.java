package weir.executor.lookup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.ValueException;

/** Sections of an INI file, as Python's configparser reads them. */
final class IniText {
  private static final String DEFAULT = "DEFAULT";
  private final Map<String, Map<String, @Nullable String>> sections = new LinkedHashMap<>();
  private final String file;
  private final boolean caseSensitive;
  private final boolean bareKeys;
  private @Nullable String key;
  private int indent;

  private IniText(String file, boolean caseSensitive, boolean bareKeys) {
    this.file = file;
    this.caseSensitive = caseSensitive;
    this.bareKeys = bareKeys;
  }

  /**
   * Reads a text.
   *
   * @param first the section of the lines before any header, null when there must be none
   * @param bareKeys whether a key may have no value
   */
  static IniText read(
      String file, String text, @Nullable String first, boolean caseSensitive, boolean bareKeys) {
    IniText ini = new IniText(file, caseSensitive, bareKeys);
    Map<String, @Nullable String> section =
        first == null ? null : ini.sections.computeIfAbsent(first, _ -> new LinkedHashMap<>());
    for (String line : text.lines().toList()) {
      String words = line.strip();
      if (words.isEmpty() || words.startsWith("#") || words.startsWith(";")) {
        continue;
      }
      int depth = line.length() - line.stripLeading().length();
      if (section != null && ini.key != null && depth > ini.indent) {
        section.merge(ini.key, words, (old, more) -> old + "\n" + more);
        continue;
      }
      ini.indent = depth;
      if (words.startsWith("[") && words.endsWith("]")) {
        ini.key = null;
        section =
            ini.sections.computeIfAbsent(
                words.substring(1, words.length() - 1), _ -> new LinkedHashMap<>());
      } else if (section == null) {
        throw new ValueException(
            "%s has a line above its first section: %s".formatted(file, words));
      } else {
        ini.add(words, section);
      }
    }
    return ini;
  }

  /** The entries of a section, with those of DEFAULT under them. */
  Map<String, @Nullable String> section(String name) {
    Map<String, @Nullable String> own = sections.get(name);
    if (own == null) {
      throw new ValueException("No section '%s' in %s".formatted(name, file));
    }
    Map<String, @Nullable String> all = new LinkedHashMap<>(own);
    sections.getOrDefault(DEFAULT, Map.of()).forEach(all::putIfAbsent);
    return all;
  }

  /** A key in the spelling of the entries. */
  String folded(String name) {
    return caseSensitive ? name : name.toLowerCase(Locale.ROOT);
  }

  private void add(String words, Map<String, @Nullable String> section) {
    int at = 0;
    while (at < words.length() && words.charAt(at) != '=' && words.charAt(at) != ':') {
      at++;
    }
    boolean bare = at == words.length();
    if (bare && !bareKeys) {
      throw new ValueException("%s has a key without a value: %s".formatted(file, words));
    }
    String name = folded(words.substring(0, at).strip());
    if (section.containsKey(name)) {
      throw new ValueException("Duplicate option in '%s': %s".formatted(file, name));
    }
    section.put(name, bare ? null : words.substring(at + 1).strip().replace("%%", "%"));
    key = name;
  }
}
