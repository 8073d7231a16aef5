package weir.inventory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weir.yaml.Scalar;

/** Python's quoted strings: prefixes, triple quotes, escapes, neighbours joined into one. */
final class PythonStrings {
  private final String text;
  private final MappedText.Writer out;
  private int at;

  /** A string and the index behind it. */
  record Read(Scalar value, int end) {}

  private PythonStrings(MappedText source, int start) {
    this.text = source.text();
    this.out = new MappedText.Writer(source);
    this.at = start;
  }

  /** The string that starts at this index, or null when there is none. */
  static @Nullable Read read(MappedText source, int start) {
    PythonStrings strings = new PythonStrings(source, start);
    return strings.all();
  }

  private @Nullable Read all() {
    int end = at;
    int lastContent = at;
    do {
      if (!one()) {
        return null;
      }
      end = at;
      lastContent = at - 1;
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    } while (startsString());
    MappedText content = out.finish(lastContent);
    return new Read(content.scalar(content.text()), end);
  }

  private boolean startsString() {
    int quote = at;
    while (quote < text.length() && Character.isLetter(text.charAt(quote))) {
      quote++;
    }
    return quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'');
  }

  private boolean one() {
    int start = at;
    while (Character.isLetter(text.charAt(at))) {
      at++;
    }
    String prefix = text.substring(start, at).toLowerCase(Locale.ROOT);
    boolean raw = prefix.contains("r");
    if (!prefix.matches("|r|u|b|br|rb")) {
      return false;
    }
    String quote = text.substring(at, at + 1);
    if (text.startsWith(quote.repeat(3), at)) {
      quote = quote.repeat(3);
    }
    at += quote.length();
    while (!text.startsWith(quote, at)) {
      if (at >= text.length()) {
        return false;
      }
      if (text.charAt(at) != '\\') {
        out.add(text.charAt(at), at);
        at++;
      } else if (raw) {
        out.add('\\', at++);
        if (at < text.length()) {
          out.add(text.charAt(at), at);
          at++;
        }
      } else if (!escape()) {
        return false;
      }
    }
    at += quote.length();
    return true;
  }

  private boolean escape() {
    int start = at;
    if (at + 1 >= text.length()) {
      return false;
    }
    char kind = text.charAt(at + 1);
    at += 2;
    int simple = "\\'\"abfnrtv".indexOf(kind);
    if (simple >= 0) {
      out.add("\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple), start);
      return true;
    }
    if (kind == 'x' || kind == 'u' || kind == 'U') {
      return code(start, kind == 'x' ? 2 : kind == 'u' ? 4 : 8, 16);
    }
    if (kind >= '0' && kind <= '7') {
      at--;
      int digits = 0;
      while (digits < 3 && at + digits < text.length() && isOctal(text.charAt(at + digits))) {
        digits++;
      }
      return code(start, digits, 8);
    }
    if (kind == 'N') {
      return false;
    }
    out.add('\\', start);
    out.add(kind, start + 1);
    return true;
  }

  private boolean code(int start, int digits, int radix) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), radix) : -1;
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return false;
      }
      value = value * radix + digit;
      at++;
    }
    if (!Character.isValidCodePoint(value)) {
      return false;
    }
    for (char c : Character.toChars(value)) {
      out.add(c, start);
    }
    return true;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
