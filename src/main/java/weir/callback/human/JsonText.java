package weir.callback.human;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Results as JSON text with sorted keys, on one line or indented by four, as Python writes them.
 */
final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;
  private final String comma;

  private JsonText(boolean pretty, String comma) {
    this.pretty = pretty;
    this.comma = comma;
  }

  static String line(Object value) {
    return new JsonText(false, ", ").with(value, 0);
  }

  /** On one line, without a space behind commas: what {@code ansible -o} prints. */
  static String tight(Object value) {
    return new JsonText(false, ",").with(value, 0);
  }

  static String block(Object value) {
    return new JsonText(true, ",").with(value, 0);
  }

  private String with(@Nullable Object value, int depth) {
    append(value, depth);
    return out.toString();
  }

  private void append(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case Double number -> out.append(real(number));
      case Number number -> out.append(number);
      case Map<?, ?> map -> object(map, depth);
      case List<?> list -> array(list, depth);
      default -> string(value.toString());
    }
  }

  /** Python writes exponents only below 1e-4 and from 1e16 on. */
  private static String real(double number) {
    String text = Double.toString(number);
    double size = Math.abs(number);
    if (!text.contains("E") || size == Double.POSITIVE_INFINITY) {
      return text;
    }
    if (size >= 1e-4 && size < 1e16) {
      String plain = new BigDecimal(text).stripTrailingZeros().toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String[] parts = text.split("E", 2);
    int exponent = Integer.parseInt(parts[1]);
    return "%se%s%02d"
        .formatted(
            parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0],
            exponent < 0 ? "-" : "+",
            Math.abs(exponent));
  }

  private void object(Map<?, ?> map, int depth) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    Iterator<Map.Entry<String, @Nullable Object>> entries = sorted.entrySet().iterator();
    out.append('{');
    while (entries.hasNext()) {
      Map.Entry<String, @Nullable Object> entry = entries.next();
      newLine(depth + 1);
      string(entry.getKey());
      out.append(": ");
      append(entry.getValue(), depth + 1);
      comma(entries);
    }
    close('}', map.isEmpty(), depth);
  }

  private void array(List<?> list, int depth) {
    Iterator<?> items = list.iterator();
    out.append('[');
    while (items.hasNext()) {
      newLine(depth + 1);
      append(items.next(), depth + 1);
      comma(items);
    }
    close(']', list.isEmpty(), depth);
  }

  private void comma(Iterator<?> rest) {
    if (rest.hasNext()) {
      out.append(comma);
    }
  }

  private void close(char bracket, boolean empty, int depth) {
    if (!empty) {
      newLine(depth);
    }
    out.append(bracket);
  }

  private void newLine(int depth) {
    if (pretty) {
      out.append('\n').append("    ".repeat(depth));
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
