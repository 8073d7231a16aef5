package weir.callback.human;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results as JSON text with sorted keys, on one line or indented by four. */
final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  static String line(Object value) {
    return new JsonText(false).with(value, 0);
  }

  static String block(Object value) {
    return new JsonText(true).with(value, 0);
  }

  private String with(@Nullable Object value, int depth) {
    append(value, depth);
    return out.toString();
  }

  private void append(@Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case Number number -> out.append(number);
      case Map<?, ?> map -> object(map, depth);
      case List<?> list -> array(list, depth);
      default -> string(value.toString());
    }
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
      out.append(pretty ? "," : ", ");
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
