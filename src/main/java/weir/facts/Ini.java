package weir.facts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** INI as Python's configparser reads it: lower-case keys, string values, indented lines go on. */
final class Ini {
  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\].*");
  private static final Pattern OPTION = Pattern.compile("(.*?)\\s*[=:]\\s*(.*)");

  private Ini() {}

  static Map<String, Object> read(String text) {
    Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    Map<String, Object> section = null;
    String key = null;
    for (String line : text.lines().toList()) {
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
        continue;
      }
      if (section != null && key != null && Character.isWhitespace(line.charAt(0))) {
        section.put(key, section.get(key) + "\n" + content);
        continue;
      }
      Matcher header = SECTION.matcher(content);
      if (header.matches()) {
        section = sections.computeIfAbsent(header.group(1), s -> new LinkedHashMap<>());
        key = null;
        continue;
      }
      key = put(section, content);
    }
    Map<String, Object> defaults = sections.remove("DEFAULT");
    Map<String, Object> all = new LinkedHashMap<>();
    sections.forEach((name, own) -> {
      if (defaults != null) {
        defaults.forEach(own::putIfAbsent);
      }
      all.put(name, own);
    });
    return all;
  }

  private static String put(@Nullable Map<String, Object> section, String content) {
    Matcher option = OPTION.matcher(content);
    if (section == null || !option.matches()) {
      throw new IllegalArgumentException("not INI: " + content);
    }
    String key = option.group(1).toLowerCase(Locale.ROOT);
    section.put(key, option.group(2));
    return key;
  }
}
