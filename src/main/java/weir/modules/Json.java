package weir.modules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON as the values tasks know: null, Boolean, Long, Double, String, List, Map.
 */
public final class Json {
  private static final int DEEPEST = 200;
  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /** Why a text is no JSON. */
  public static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    NotJson(String message) {
      super(message);
    }
  }

  /** The value of a whole text. */
  public static @Nullable Object read(String text) throws NotJson {
    Json json = new Json(text);
    Object value = json.value();
    json.space();
    if (json.at < text.length()) {
      throw json.wrong("nothing more");
    }
    return value;
  }

  /** A value's text on one line, as Python's json.dumps would write it. */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Boolean flag -> out.append(flag);
      case Number number -> out.append(number);
      case Map<?, ?> map -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          quote(String.valueOf(entry.getKey()), out.append(separator));
          write(entry.getValue(), out.append(": "));
          separator = ", ";
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        String separator = "[";
        for (Object item : list) {
          write(item, out.append(separator));
          separator = ", ";
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      default -> quote(value.toString(), out);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : c);
      }
    }
    out.append('"');
  }

  private @Nullable Object value() throws NotJson {
    space();
    if (++depth > DEEPEST) {
      throw new NotJson("nested too deeply");
    }
    Object value =
        switch (at < text.length() ? text.charAt(at) : '\0') {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          case 't' -> word("true", true);
          case 'f' -> word("false", false);
          case 'n' -> word("null", null);
          default -> number();
        };
    depth--;
    return value;
  }

  private Map<String, @Nullable Object> object() throws NotJson {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    at++;
    space();
    if (taken('}')) {
      return object;
    }
    do {
      space();
      String key = string();
      space();
      take(':');
      object.put(key, value());
      space();
    } while (taken(','));
    take('}');
    return object;
  }

  private List<@Nullable Object> array() throws NotJson {
    List<@Nullable Object> array = new ArrayList<>();
    at++;
    space();
    if (taken(']')) {
      return array;
    }
    do {
      array.add(value());
      space();
    } while (taken(','));
    take(']');
    return array;
  }

  private String string() throws NotJson {
    take('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    take('"');
    return out.toString();
  }

  private char escaped() throws NotJson {
    char c = at < text.length() ? text.charAt(at++) : '\0';
    switch (c) {
      case '"', '\\', '/' -> {
        return c;
      }
      case 'b' -> {
        return '\b';
      }
      case 'f' -> {
        return '\f';
      }
      case 'n' -> {
        return '\n';
      }
      case 'r' -> {
        return '\r';
      }
      case 't' -> {
        return '\t';
      }
      case 'u' -> {
        try {
          at += 4;
          return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
          throw new NotJson("a bad \\u at character %d".formatted(at - 5));
        }
      }
      default -> throw wrong("an escape");
    }
  }

  private @Nullable Object word(String word, @Nullable Object value) throws NotJson {
    if (!text.startsWith(word, at)) {
      throw wrong(word);
    }
    at += word.length();
    return value;
  }

  private Object number() throws NotJson {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    try {
      BigDecimal exact = new BigDecimal(number);
      if (number.matches("-?[0-9]+") && exact.toBigInteger().bitLength() < 64) {
        return exact.longValueExact();
      }
      return exact.doubleValue();
    } catch (NumberFormatException e) {
      at = start;
      throw wrong("a value");
    }
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean taken(char c) {
    boolean here = at < text.length() && text.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private void take(char c) throws NotJson {
    if (!taken(c)) {
      throw wrong("'%c'".formatted(c));
    }
  }

  private NotJson wrong(String wanted) {
    return new NotJson("%s expected at character %d".formatted(wanted, at));
  }
}
