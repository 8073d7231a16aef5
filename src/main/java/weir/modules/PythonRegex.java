package weir.modules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import weir.module.ModuleFailure;

/** Regular expressions and replacements as Python writes them. */
final class PythonRegex {
  private PythonRegex() {}

  /** The pattern, with Java's flags added. */
  static Pattern compile(String source, int flags) {
    try {
      return Pattern.compile(translated(source), flags | Pattern.UNIX_LINES);
    } catch (PatternSyntaxException e) {
      throw new ModuleFailure(
          "invalid regular expression '%s': %s".formatted(source, e.getDescription()));
    }
  }

  /** A replacement with what its backslashes stand for, after a match. */
  static String expand(String replacement, Matcher match) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < replacement.length()) {
      char c = replacement.charAt(i++);
      if (c != '\\' || i == replacement.length()) {
        out.append(c);
        continue;
      }
      c = replacement.charAt(i++);
      if (c >= '1' && c <= '9') {
        boolean two = i < replacement.length() && Character.isDigit(replacement.charAt(i));
        int end = two ? i + 1 : i;
        out.append(group(match, replacement.substring(i - 1, end)));
        i = end;
      } else if (c == 'g' && replacement.startsWith("<", i) && replacement.indexOf('>', i) > 0) {
        int end = replacement.indexOf('>', i);
        out.append(group(match, replacement.substring(i + 1, end)));
        i = end + 1;
      } else {
        out.append(escaped(c));
      }
    }
    return out.toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'f' -> "\f";
      case 'v' -> "\u000b";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case '0' -> "\0";
      case '\\' -> "\\";
      default -> {
        if (c < 128 && Character.isLetter(c)) {
          throw new ModuleFailure("bad escape \\%s in a replacement".formatted(c));
        }
        yield "\\" + c;
      }
    };
  }

  private static String group(Matcher match, String name) {
    try {
      String text =
          Character.isDigit(name.charAt(0))
              ? match.group(Integer.parseInt(name))
              : match.group(javaName(name));
      return text == null ? "" : text;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new ModuleFailure("invalid group reference %s in a replacement".formatted(name));
    }
  }

  /** Java's names have no underscore. */
  private static String javaName(String name) {
    return name.replace("_", "U95");
  }

  private static String translated(String source) {
    StringBuilder out = new StringBuilder();
    int classStart = -1;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        char next = source.charAt(++i);
        out.append('\\').append(next == 'Z' ? 'z' : next);
      } else if (classStart >= 0) {
        boolean first = i == classStart + 1 || (i == classStart + 2 && source.charAt(i - 1) == '^');
        if (c == ']' && !first) {
          classStart = -1;
          out.append(c);
        } else {
          out.append("[]&".indexOf(c) >= 0 ? "\\" + c : Character.toString(c));
        }
      } else if (c == '[') {
        classStart = i;
        out.append(c);
      } else if (c == '{' && !source.substring(i).matches("(?s)\\{(\\d+|\\d*,\\d*)\\}.*")) {
        out.append("\\{");
      } else if (source.startsWith("{,", i)) {
        out.append("{0");
      } else if (source.startsWith("(?P<", i) && source.indexOf('>', i) > 0) {
        int end = source.indexOf('>', i);
        out.append("(?<").append(javaName(source.substring(i + 4, end))).append('>');
        i = end;
      } else if (source.startsWith("(?P=", i) && source.indexOf(')', i) > 0) {
        int end = source.indexOf(')', i);
        out.append("\\k<").append(javaName(source.substring(i + 4, end))).append('>');
        i = end;
      } else if (source.startsWith("(?#", i) && source.indexOf(')', i) > 0) {
        i = source.indexOf(')', i);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
