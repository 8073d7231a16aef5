package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Answer;

/**
 * What a script reported in {@code key=value} lines whose keys may repeat.
 *
 * @param lines the values of each key, in order
 * @param text what followed a line that says only {@code text:}, "" if there was none
 */
public record Report(Map<String, List<String>> lines, String text) {
  private static final String MARK = "text:\n";

  public static Report of(Answer answer) {
    String out = answer.out();
    int mark = out.startsWith(MARK) ? 0 : out.indexOf("\n" + MARK) + 1;
    boolean marked = out.startsWith(MARK, mark);
    Map<String, List<String>> lines = new LinkedHashMap<>();
    (marked ? out.substring(0, mark) : out)
        .lines()
        .forEach(line -> {
          int equals = line.indexOf('=');
          if (equals > 0) {
            lines
                .computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
                .add(line.substring(equals + 1));
          }
        });
    return new Report(lines, marked ? out.substring(mark + MARK.length()) : "");
  }

  /** The last value of a key, or "". */
  public String get(String key) {
    List<String> values = all(key);
    return values.isEmpty() ? "" : values.getLast();
  }

  /** All values of a key. */
  public List<String> all(String key) {
    return lines.getOrDefault(key, List.of());
  }

  /** The last value of a key as a number, or this when it is not one. */
  public long number(String key, long otherwise) {
    try {
      return Long.parseLong(get(key).strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The keys with this prefix, without it. */
  public Report below(String prefix) {
    Map<String, List<String>> inner = new LinkedHashMap<>();
    lines.forEach((key, values) -> {
      if (key.startsWith(prefix)) {
        inner.put(key.substring(prefix.length()), values);
      }
    });
    return new Report(inner, "");
  }
}
