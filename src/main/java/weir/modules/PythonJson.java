package weir.modules;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON spaced and escaped as Ansible writes it where a mapping or list is given for a text. */
final class PythonJson {
  private PythonJson() {}

  /** A parameter's value as the text it stands for. */
  static String text(Object value) {
    return value instanceof Map || value instanceof List
        ? of(value)
        : value instanceof Boolean flag ? (flag ? "True" : "False") : value.toString();
  }

  private static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quoted(entry.getKey().toString()) + ": " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(PythonJson::of).collect(Collectors.joining(", ", "[", "]"));
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> out.append(c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : c);
      }
    }
    return out.append('"').toString();
  }
}
