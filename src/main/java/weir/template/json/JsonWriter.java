package weir.template.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Comparison;
import weir.template.value.Sizes;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Undefined;
import weir.template.value.ValueException;
import weir.template.value.View;

/** Writes one value as JSON. */
final class JsonWriter {
  private static final int DEEPEST = 500;
  private final Json.Style style;
  private final StringBuilder out = new StringBuilder();

  JsonWriter(Json.Style style) {
    this.style = style;
  }

  String write(@Nullable Object value) {
    value(value, 0);
    return out.toString();
  }

  private void value(@Nullable Object value, int level) {
    if (level > DEEPEST || out.length() > Sizes.MOST_CHARACTERS) {
      throw ValueException.limit("the value is too deep or too large for JSON");
    }
    switch (value) {
      case null -> out.append("null");
      case Boolean b -> out.append(b.booleanValue());
      case Long n -> out.append(n.longValue());
      case Integer n -> out.append(n.intValue());
      case BigInteger n -> out.append(n);
      case Double d -> out.append(real(d));
      case String s -> quote(s);
      case Map<?, ?> map -> object(map, level);
      case View view ->
          throw new ValueException(
              "Object of type %s is not JSON serializable".formatted(view.type()));
      case List<?> list -> array(list, level);
      case Tuple tuple -> array(tuple.items(), level);
      case Undefined u -> quote(u.used());
      case Object other -> quote(iso(Text.str(other)));
    }
  }

  /** Dates go with a T between day and time. */
  private static String iso(String text) {
    boolean moment = text.length() > 11 && text.charAt(10) == ' ' && text.charAt(4) == '-';
    return moment ? text.substring(0, 10) + "T" + text.substring(11) : text;
  }

  private static String real(double d) {
    if (Double.isInfinite(d)) {
      return d < 0 ? "-Infinity" : "Infinity";
    }
    return Double.isNaN(d) ? "NaN" : Text.str(d);
  }

  private void object(Map<?, ?> map, int level) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    List<@Nullable Object> keys = new ArrayList<>(map.keySet());
    if (style.sorted()) {
      keys.sort(Comparison::compare);
    }
    out.append('{');
    String separator = "";
    for (Object key : keys) {
      out.append(separator);
      line(level + 1);
      quote(key(key));
      out.append(style.keySeparator());
      value(map.get(key), level + 1);
      separator = style.itemSeparator();
    }
    line(level);
    out.append('}');
  }

  private static String key(@Nullable Object key) {
    return switch (key) {
      case null -> "null";
      case Boolean b -> b ? "true" : "false";
      case String s -> s;
      case Double d -> real(d);
      case Tuple t ->
          throw new ValueException("keys must be str, int, float, bool or None, not tuple");
      case Object other -> Text.str(other);
    };
  }

  private void array(List<?> items, int level) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      line(level + 1);
      value(item, level + 1);
      separator = style.itemSeparator();
    }
    line(level);
    out.append(']');
  }

  private void line(int level) {
    if (style.indent() >= 0) {
      out.append('\n').append(" ".repeat(style.indent() * level));
    }
  }

  private void quote(String text) {
    out.append('"');
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
        default -> {
          if (c < 0x20 || (style.ascii() && c >= 0x7f)) {
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
