package weir.template.regex;

import java.util.LinkedHashMap;
import java.util.Map;
import weir.template.value.ValueException;

/** A pattern of Python in the words of Java. Names of groups lose what Java does not allow. */
final class Translation {
  private final String source;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private int groups;
  private int at;

  private Translation(String source) {
    this.source = source;
  }

  static Translation of(String source) {
    Translation translation = new Translation(source);
    translation.run();
    return translation;
  }

  String pattern() {
    return out.toString();
  }

  /** The named groups and their numbers. */
  Map<String, Integer> names() {
    return names;
  }

  private void run() {
    while (at < source.length()) {
      char c = source.charAt(at);
      switch (c) {
        case '\\' -> escape(false);
        case '[' -> set();
        case '(' -> group();
        case '{' -> brace();
        default -> {
          out.append(c);
          at++;
        }
      }
    }
  }

  private void escape(boolean inSet) {
    if (at + 1 >= source.length()) {
      throw new ValueException("bad escape (end of pattern) at position %d".formatted(at));
    }
    char c = source.charAt(at + 1);
    at += 2;
    switch (c) {
      case 'Z' -> out.append("\\z");
      case '0' -> {
        int end = at;
        while (end < source.length() && end < at + 2 && isOctal(source.charAt(end))) {
          end++;
        }
        int code = end > at ? Integer.parseInt(source, at, end, 8) : 0;
        out.append("\\x{%x}".formatted(code));
        at = end;
      }
      case 'U' -> {
        if (at + 8 > source.length()) {
          throw new ValueException("incomplete escape \\U at position %d".formatted(at - 2));
        }
        out.append("\\x{").append(source, at, at + 8).append('}');
        at += 8;
      }
      case 'b' -> out.append(inSet ? "\\x08" : "\\b");
      case 'v' -> out.append("\\x0B");
      case 'A', 'B', 'd', 'D', 's', 'S', 'w', 'W', 'a', 'f', 'n', 'r', 't', 'x', 'u' ->
          out.append('\\').append(c);
      default -> {
        if (Character.isDigit(c)) {
          out.append('\\').append(c);
        } else if (c < 128 && Character.isLetter(c)) {
          throw new ValueException("bad escape \\%s at position %d".formatted(c, at - 2));
        } else {
          out.append('\\').append(c);
        }
      }
    }
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  private void set() {
    out.append('[');
    at++;
    if (at < source.length() && source.charAt(at) == '^') {
      out.append('^');
      at++;
    }
    boolean first = true;
    while (at < source.length() && (first || source.charAt(at) != ']')) {
      char c = source.charAt(at);
      if (c == '\\') {
        escape(true);
      } else {
        boolean special = c == '[' || c == ']' || c == '&' || c == '^';
        out.append(special ? "\\" : "").append(c);
        at++;
      }
      first = false;
    }
    if (at >= source.length()) {
      throw new ValueException("unterminated character set");
    }
    out.append(']');
    at++;
  }

  private void group() {
    if (!source.startsWith("(?", at)) {
      groups++;
      out.append('(');
      at++;
    } else if (source.startsWith("(?P<", at)) {
      int end = source.indexOf('>', at);
      if (end < 0) {
        throw new ValueException("missing >, unterminated name");
      }
      groups++;
      names.put(source.substring(at + 4, end), groups);
      out.append('(');
      at = end + 1;
    } else if (source.startsWith("(?P=", at)) {
      int end = source.indexOf(')', at);
      String name = end < 0 ? "" : source.substring(at + 4, end);
      Integer number = names.get(name);
      if (number == null) {
        throw new ValueException("unknown group name '%s'".formatted(name));
      }
      out.append("(?:\\").append(number.intValue()).append(')');
      at = end + 1;
    } else if (source.startsWith("(?#", at)) {
      int end = source.indexOf(')', at);
      at = end < 0 ? source.length() : end + 1;
    } else if (source.startsWith("(?(", at)) {
      throw new ValueException("conditional groups are not supported in regular expressions");
    } else {
      flags();
    }
  }

  /** Inline flags; those for ASCII and locale mean nothing here. */
  private void flags() {
    int i = at + 2;
    while (i < source.length()
        && (Character.isLetter(source.charAt(i)) || source.charAt(i) == '-')) {
      i++;
    }
    boolean flagged = i > at + 2 && i < source.length() && ":)".indexOf(source.charAt(i)) >= 0;
    if (flagged) {
      String flags = source.substring(at + 2, i).replaceAll("[aLu]", "");
      out.append("(?").append(flags);
      at = i;
    } else {
      out.append("(?");
      at += 2;
    }
  }

  /** A brace that is no count stands for itself. */
  private void brace() {
    int end = source.indexOf('}', at);
    String inside = end < 0 ? "" : source.substring(at + 1, end);
    if (inside.matches("\\d+(,\\d*)?")) {
      out.append('{').append(inside).append('}');
      at = end + 1;
    } else if (inside.matches(",\\d+")) {
      out.append("{0").append(inside).append('}');
      at = end + 1;
    } else {
      out.append("\\{");
      at++;
    }
  }
}
