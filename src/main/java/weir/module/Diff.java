package weir.module;

import java.util.Map;
import java.util.TreeMap;

/** Two texts to compare, each under the name it has in the diff's heading; "" for no name. */
public record Diff(String beforeName, String before, String afterName, String after) {

  /** The same text's two states. */
  public static Diff of(String name, String before, String after) {
    return new Diff(name, before, name, after);
  }

  /** Attributes before and after, each shown as a sorted block of {@code "key": value} lines. */
  public static Diff of(Map<String, ?> before, Map<String, ?> after) {
    return new Diff("", block(before), "", block(after));
  }

  private static String block(Map<String, ?> attributes) {
    StringBuilder text = new StringBuilder("{\n");
    String separator = "";
    for (Map.Entry<String, ?> entry : new TreeMap<>(attributes).entrySet()) {
      String quote = entry.getValue() instanceof Number ? "" : "\"";
      text.append(separator)
          .append("    \"%s\": %s%s%s".formatted(entry.getKey(), quote, entry.getValue(), quote));
      separator = ",\n";
    }
    return text.append("\n}\n").toString();
  }
}
