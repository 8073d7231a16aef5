package weir.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gather script's output, split: the text of each part, and the lines of each file the part
 * {@code files} quotes.
 */
record Gathered(Map<String, String> parts, Map<String, List<String>> files) {

  static Gathered split(String output) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : ("\n" + output).split("\n\036", -1)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        parts.put(part.substring(0, end), part.substring(end + 1));
      }
    }
    Map<String, List<String>> files = new LinkedHashMap<>();
    for (String line : parts.getOrDefault("files", "").split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.charAt(0) == '/') {
        String path = line.substring(0, colon);
        files.computeIfAbsent(path, p -> new ArrayList<>()).add(line.substring(colon + 1));
      }
    }
    return new Gathered(parts, files);
  }

  /** A part's text without surrounding white space, or "". */
  String part(String name) {
    return parts.getOrDefault(name, "").strip();
  }

  List<String> partLines(String name) {
    return part(name).lines().toList();
  }

  /**
   * A file's text without surrounding white space, or "" when it is empty, absent or unreadable.
   */
  String file(String path) {
    return String.join("\n", lines(path)).strip();
  }

  List<String> lines(String path) {
    return files.getOrDefault(path, List.of());
  }

  /** Whether the script found this path, or command as {@code command:NAME}. */
  boolean has(String path) {
    return partLines("present").contains(path);
  }

  /** {@code KEY=value} lines of a file with shell quotes taken off. */
  Map<String, String> assignments(String path) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines(path)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        values.put(line.substring(0, equals).strip(), unquote(line.substring(equals + 1).strip()));
      }
    }
    return values;
  }

  private static String unquote(String text) {
    if (text.length() >= 2
        && (text.charAt(0) == '"' || text.charAt(0) == '\'')
        && text.endsWith(text.substring(0, 1))) {
      return text.substring(1, text.length() - 1).replaceAll("\\\\([\"$`\\\\])", "$1");
    }
    return text;
  }
}
