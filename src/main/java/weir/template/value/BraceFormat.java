package weir.template.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code "{} {name!r:>8}".format(...)}. */
final class BraceFormat {
  private final Arguments arguments;
  private int next;
  private boolean numbered;

  private BraceFormat(Arguments arguments) {
    this.arguments = arguments;
  }

  static String format(String format, Arguments arguments) {
    return new BraceFormat(arguments).expand(format, 0);
  }

  private String expand(String format, int depth) {
    if (depth > 2) {
      throw new ValueException("Max string recursion exceeded");
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i);
      boolean doubled = i + 1 < format.length() && format.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        i += 2;
      } else if (c == '}') {
        throw new ValueException("Single '}' encountered in format string");
      } else if (c == '{') {
        int end = close(format, i);
        out.append(field(format.substring(i + 1, end), depth));
        i = end + 1;
      } else {
        out.append(c);
        i++;
      }
      Sizes.characters(out.length());
    }
    return out.toString();
  }

  private static int close(String format, int open) {
    int depth = 0;
    for (int i = open; i < format.length(); i++) {
      char c = format.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new ValueException(
        open + 1 == format.length()
            ? "Single '{' encountered in format string"
            : "expected '}' before end of string");
  }

  private String field(String field, int depth) {
    int split = field.length();
    int brackets = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (brackets <= 0 && (c == ':' || c == '!')) {
        split = i;
        break;
      }
    }
    String name = field.substring(0, split);
    String rest = field.substring(split);
    char conversion = 0;
    if (rest.startsWith("!") && rest.length() > 1) {
      conversion = rest.charAt(1);
      rest = rest.substring(2);
    }
    Object value = lookup(name);
    String spec = rest.startsWith(":") ? expand(rest.substring(1), depth + 1) : "";
    Object shown =
        switch (conversion) {
          case 0 -> value;
          case 'r' -> Text.repr(value);
          case 'a' -> Text.ascii(value);
          case 's' -> Text.str(value);
          default ->
              throw new ValueException("Unknown conversion specifier %s".formatted(conversion));
        };
    return FormatSpec.format(Undefineds.defined(shown), spec);
  }

  private @Nullable Object lookup(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    String first = path.substring(0, end);
    Object value;
    if (first.isEmpty() || first.chars().allMatch(Character::isDigit)) {
      if (first.isEmpty() ? numbered : next > 0) {
        throw new ValueException("cannot mix fields with and without numbers");
      }
      numbered |= !first.isEmpty();
      int index = first.isEmpty() ? next++ : first.length() > 9 ? 1 << 30 : Integer.parseInt(first);
      List<@Nullable Object> positional = arguments.all();
      if (index >= positional.size()) {
        throw new ValueException(
            "Replacement index %d out of range for positional args tuple".formatted(index));
      }
      value = positional.get(index);
    } else {
      if (!arguments.named().containsKey(first)) {
        throw new ValueException(Text.repr(first));
      }
      value = arguments.named().get(first);
    }
    int i = end;
    while (i < path.length()) {
      if (path.charAt(i) == '[') {
        int close = path.indexOf(']', i);
        if (close < 0) {
          throw new ValueException("Missing ']' in format string");
        }
        String key = path.substring(i + 1, close);
        Object index =
            key.chars().allMatch(Character::isDigit) && !key.isEmpty() ? Long.valueOf(key) : key;
        value = Undefineds.defined(Attributes.item(value, index));
        i = close + 1;
      } else {
        int stop = i + 1;
        while (stop < path.length() && path.charAt(stop) != '.' && path.charAt(stop) != '[') {
          stop++;
        }
        String name = path.substring(i + 1, stop);
        if (value instanceof Map<?, ?> || value instanceof String || value instanceof List<?>) {
          throw new ValueException(
              "'%s' object has no attribute '%s'".formatted(Types.name(value), name));
        }
        value = Undefineds.defined(Attributes.dot(value, name));
        i = stop;
      }
    }
    return value;
  }
}
