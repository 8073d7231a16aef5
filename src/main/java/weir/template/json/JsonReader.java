package weir.template.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Numbers;
import weir.template.value.ValueException;

/** Reads one JSON text. */
final class JsonReader {
  private static final int DEEPEST = 500;
  private final String text;
  private int at;
  private int depth;

  JsonReader(String text) {
    this.text = text;
  }

  @Nullable Object document() {
    blanks();
    Object value = value();
    blanks();
    if (at < text.length()) {
      throw failure("Extra data");
    }
    return value;
  }

  private @Nullable Object value() {
    if (at >= text.length()) {
      throw failure("Expecting value");
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      case 'N' -> word("NaN", Double.NaN);
      case 'I' -> word("Infinity", Double.POSITIVE_INFINITY);
      default -> {
        if (text.startsWith("-Infinity", at)) {
          yield word("-Infinity", Double.NEGATIVE_INFINITY);
        }
        yield number();
      }
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw failure("Expecting value");
    }
    at += word.length();
    return value;
  }

  private Object number() {
    int start = at;
    boolean real = false;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    int digits = at;
    digits();
    boolean bad = at == digits || (text.charAt(digits) == '0' && at - digits > 1);
    if (!bad && at + 1 < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
      real = true;
      at++;
      digits();
    }
    if (!bad && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1;
      if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
        sign++;
      }
      if (isDigit(sign)) {
        real = true;
        at = sign;
        digits();
      }
    }
    if (bad) {
      at = start;
      throw failure("Expecting value");
    }
    String number = text.substring(start, at);
    return real ? (Object) Double.valueOf(number) : Numbers.narrow(new BigInteger(number));
  }

  private void digits() {
    while (isDigit(at)) {
      at++;
    }
  }

  private boolean isDigit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private Map<@Nullable Object, @Nullable Object> object() {
    enter();
    Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
    blanks();
    if (skip('}')) {
      return entries;
    }
    do {
      blanks();
      if (at >= text.length() || text.charAt(at) != '"') {
        throw failure("Expecting property name enclosed in double quotes");
      }
      String key = string();
      blanks();
      if (!skip(':')) {
        throw failure("Expecting ':' delimiter");
      }
      blanks();
      entries.put(key, value());
      blanks();
    } while (skip(','));
    if (!skip('}')) {
      throw failure("Expecting ',' delimiter");
    }
    depth--;
    return entries;
  }

  private List<@Nullable Object> array() {
    enter();
    List<@Nullable Object> items = new ArrayList<>();
    blanks();
    if (skip(']')) {
      return items;
    }
    do {
      blanks();
      items.add(value());
      blanks();
    } while (skip(','));
    if (!skip(']')) {
      throw failure("Expecting ',' delimiter");
    }
    depth--;
    return items;
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw failure("Nested too deep");
    }
    blanks();
    if (at < text.length() && (text.charAt(at) == '}' || text.charAt(at) == ']')) {
      depth--;
    }
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    int start = at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = at < text.length() ? text.charAt(at++) : ' ';
      switch (kind) {
        case '"', '\\', '/' -> out.append(kind);
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          try {
            out.append((char) Integer.parseInt(text, at, at + 4, 16));
          } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw failure("Invalid \\uXXXX escape");
          }
          at += 4;
        }
        default -> {
          at--;
          throw failure("Invalid \\escape");
        }
      }
    }
    at = start;
    throw failure("Unterminated string starting at");
  }

  private boolean skip(char wanted) {
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private void blanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private ValueException failure(String what) {
    int end = Math.min(at, text.length());
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new ValueException(
        "%s: line %d column %d (char %d)".formatted(what, line, end - lineStart + 1, end));
  }
}
