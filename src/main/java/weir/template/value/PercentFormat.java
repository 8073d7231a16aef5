package weir.template.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code "%s and %(name)d" % values}. */
public final class PercentFormat {
  private static final Pattern FIELD =
      Pattern.compile(
          "%(?:\\(([^)]*)\\))?([#0\\- +]*)(\\*|\\d+)?(?:\\.(\\*|\\d+)?)?[hlL]?(.)?",
          Pattern.DOTALL);

  private final @Nullable Object values;
  private int next;

  private PercentFormat(@Nullable Object values) {
    this.values = values;
  }

  /** The format with a value, a tuple of values, or a dict filled in. */
  public static String format(String format, @Nullable Object values) {
    return new PercentFormat(values).expand(format);
  }

  private String expand(String format) {
    StringBuilder out = new StringBuilder();
    Matcher m = FIELD.matcher(format);
    int at = 0;
    while (m.find(at)) {
      out.append(format, at, m.start());
      out.append(field(m, format));
      at = m.end();
      Sizes.characters(out.length());
    }
    boolean unused =
        values instanceof Tuple t
            ? next < t.size()
            : next == 0
                && !(values instanceof Map<?, ?>)
                && !(values instanceof List<?>)
                && !(values instanceof Undefined);
    if (unused) {
      throw new ValueException("not all arguments converted during string formatting");
    }
    return out.append(format, at, format.length()).toString();
  }

  private String field(Matcher m, String format) {
    String type = m.group(5);
    if (type == null) {
      throw new ValueException("incomplete format");
    }
    if (type.equals("%")) {
      return "%";
    }
    String flags = m.group(2);
    long width = size(m.group(3), 0);
    boolean pointed =
        m.group().contains(".")
            && m.group().indexOf('.') > (m.group(1) == null ? 0 : m.group(1).length());
    long precision = size(m.group(4), pointed ? 0 : -1);
    boolean left = flags.indexOf('-') >= 0;
    if (width < 0) {
      left = true;
      width = -width;
    }
    Object value = m.group(1) == null ? take() : named(m.group(1));
    String body = body(type.charAt(0), value, flags, (int) precision, format, m.end() - 1);
    boolean number = "diouxXeEfFgG".indexOf(type.charAt(0)) >= 0;
    if (number) {
      boolean negative = body.startsWith("-");
      String sign =
          negative ? "-" : flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "";
      String digits = negative ? body.substring(1) : body;
      if (!left && flags.indexOf('0') >= 0) {
        return sign + FormatSpec.pad(digits, width - sign.length(), "0", '>');
      }
      body = sign + digits;
    }
    return FormatSpec.pad(body, width, " ", left ? '<' : '>');
  }

  private long size(@Nullable String text, long fallback) {
    if (text == null) {
      return fallback;
    }
    return text.equals("*")
        ? Numbers.index(take())
        : text.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(text);
  }

  private @Nullable Object take() {
    if (values instanceof Tuple t) {
      if (next >= t.size()) {
        throw new ValueException("not enough arguments for format string");
      }
      return t.get(next++);
    }
    if (next++ > 0) {
      throw new ValueException("not enough arguments for format string");
    }
    return values;
  }

  private @Nullable Object named(String key) {
    if (!(values instanceof Map<?, ?> dict)) {
      throw new ValueException("format requires a mapping");
    }
    next = Math.max(next, 1);
    if (!dict.containsKey(key)) {
      throw new ValueException(Text.repr(key));
    }
    return dict.get(key);
  }

  private static String body(
      char type, @Nullable Object value, String flags, int precision, String format, int place) {
    Undefineds.defined(value);
    return switch (type) {
      case 's', 'r', 'a' -> {
        String text =
            switch (type) {
              case 's' -> Text.str(value);
              case 'r' -> Text.repr(value);
              default -> Text.ascii(value);
            };
        yield precision >= 0 && precision < Rows.length(text)
            ? text.substring(0, text.offsetByCodePoints(0, precision))
            : text;
      }
      case 'c' -> character(value);
      case 'd', 'i', 'u', 'o', 'x', 'X' -> whole(type, value, flags, precision);
      case 'e', 'E', 'f', 'F', 'g', 'G' ->
          FormatSpec.real(Numbers.real(value), type, precision, flags.indexOf('#') >= 0);
      default ->
          throw new ValueException(
              "unsupported format character '%s' (0x%x) at index %d"
                  .formatted(type, (int) type, format.codePointCount(0, place)));
    };
  }

  private static String character(@Nullable Object value) {
    if (value instanceof String text && Rows.length(text) == 1) {
      return text;
    }
    if (value == null || !Types.isWhole(value)) {
      throw new ValueException("format c needs a whole number or one character");
    }
    long code = Numbers.index(value);
    if (code < 0 || code > Character.MAX_CODE_POINT) {
      throw new ValueException("the number for format c is no character");
    }
    return Character.toString((int) code);
  }

  private static String whole(char type, @Nullable Object value, String flags, int precision) {
    boolean decimal = "diu".indexOf(type) >= 0;
    if (value == null || !Types.isNumber(value) || (!decimal && value instanceof Double)) {
      throw new ValueException(
          "%%%s format: %s required, not %s"
              .formatted(type, decimal ? "a real number is" : "an integer is", Types.name(value))
              .replace(" is required", " is required"));
    }
    BigInteger n = Numbers.big(value instanceof Double d ? Numbers.truncated(d) : value);
    String digits =
        switch (type) {
          case 'o' -> n.abs().toString(8);
          case 'x' -> n.abs().toString(16);
          case 'X' -> n.abs().toString(16).toUpperCase(Locale.ROOT);
          default -> n.abs().toString();
        };
    if (precision > digits.length()) {
      digits = "0".repeat(Sizes.characters(precision) - digits.length()) + digits;
    }
    if (flags.indexOf('#') >= 0 && !decimal) {
      digits = "0" + type + digits;
    }
    return (n.signum() < 0 ? "-" : "") + digits;
  }
}
