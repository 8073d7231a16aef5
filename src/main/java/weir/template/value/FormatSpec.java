package weir.template.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's format specification: fill, sign, width, grouping, precision, type. */
final class FormatSpec {
  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([+\\- ])?(z)?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([a-zA-Z%])?",
          Pattern.DOTALL);

  private FormatSpec() {}

  static String format(@Nullable Object value, String spec) {
    if (spec.isEmpty()) {
      return Text.str(value);
    }
    if (value instanceof java.time.LocalDate
        || value instanceof java.time.LocalDateTime
        || value instanceof java.time.ZonedDateTime) {
      return Strftime.format(spec, Times.zoned(value));
    }
    Matcher m = SPEC.matcher(spec);
    if (!m.matches()) {
      throw new ValueException("Invalid format specifier");
    }
    String fill = m.group(1) == null ? (m.group(6) != null ? "0" : " ") : m.group(1);
    String align = m.group(2);
    String type = m.group(10) == null ? "" : m.group(10);
    long width = m.group(7) == null ? 0 : digits(m.group(7));
    int precision = m.group(9) == null ? -1 : (int) digits(m.group(9));
    if (value != null && Types.isNumber(value)) {
      boolean integral = Types.isWhole(value) && "dxXobnc".contains(type);
      if (integral && precision >= 0) {
        throw new ValueException("Precision not allowed in integer format specifier");
      }
      if (integral && m.group(4) != null) {
        throw new ValueException("Negative zero coercion (z) not allowed in integer format");
      }
      String grouping = m.group(8);
      String body = number(value, type, precision, m.group(5) != null, grouping);
      boolean negative = body.startsWith("-");
      String sign = negative ? "-" : m.group(3) == null || m.group(3).equals("-") ? "" : m.group(3);
      body = negative ? body.substring(1) : body;
      boolean zeros = align == null && m.group(6) != null;
      if (zeros || "=".equals(align)) {
        long room = width - sign.length();
        return sign + pad(body, room, fill, '>');
      }
      return pad(sign + body, width, fill, align == null ? '>' : align.charAt(0));
    }
    if (!type.isEmpty() && !type.equals("s")) {
      throw new ValueException(
          "Unknown format code '%s' for object of type '%s'".formatted(type, Types.name(value)));
    }
    if (!(value instanceof String) && !(value instanceof Boolean)) {
      throw new ValueException(
          "unsupported format string passed to %s.__format__".formatted(Types.name(value)));
    }
    String wrong =
        m.group(3) != null
            ? "Sign not allowed in string format specifier"
            : m.group(4) != null
                ? "Negative zero coercion (z) not allowed in string format specifier"
                : m.group(5) != null
                    ? "Alternate form (#) not allowed in string format specifier"
                    : m.group(8) != null
                        ? "Cannot specify '%s' with 's'.".formatted(m.group(8))
                        : "=".equals(align)
                            ? "'=' alignment not allowed in string format specifier"
                            : null;
    if (wrong != null) {
      throw new ValueException(wrong);
    }
    String text = Text.str(value);
    if (precision >= 0 && precision < Rows.length(text)) {
      text = text.substring(0, text.offsetByCodePoints(0, precision));
    }
    return pad(text, width, fill, align == null ? '<' : align.charAt(0));
  }

  private static long digits(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(digits);
  }

  /** Text brought to a width: at the left, right or middle. */
  static String pad(String text, long width, String fill, char side) {
    long gap = Sizes.characters(width) - Rows.length(text);
    if (gap <= 0) {
      return text;
    }
    long left =
        switch (side) {
          case '<' -> 0;
          case '^' -> gap / 2;
          default -> gap;
        };
    return fill.repeat((int) left) + text + fill.repeat((int) (gap - left));
  }

  private static String number(
      Object value, String type, int precision, boolean alternate, @Nullable String grouping) {
    boolean whole = Types.isWhole(value);
    return switch (type) {
      case "", "d", "n" -> {
        if (whole) {
          yield group(Numbers.big(value).toString(), grouping);
        }
        if (type.equals("n")) {
          yield real(Numbers.real(value), 'g', precision, alternate);
        }
        if (!type.isEmpty()) {
          throw new ValueException("Unknown format code 'd' for object of type 'float'");
        }
        String text =
            precision < 0
                ? Floats.repr(Numbers.real(value))
                : general(Numbers.real(value), Math.max(1, precision), alternate, true);
        yield group(text, grouping);
      }
      case "x", "X", "o", "b" -> {
        if (!whole) {
          throw new ValueException(
              "Unknown format code '%s' for object of type 'float'".formatted(type));
        }
        BigInteger n = Numbers.big(value);
        int radix = type.equals("b") ? 2 : type.equals("o") ? 8 : 16;
        String text = n.abs().toString(radix);
        text = type.equals("X") ? text.toUpperCase(Locale.ROOT) : text;
        if (",".equals(grouping)) {
          throw new ValueException("Cannot specify ',' with '%s'.".formatted(type));
        }
        yield (n.signum() < 0 ? "-" : "")
            + (alternate ? "0" + type : "")
            + group(text, grouping, 4);
      }
      case "c" -> Character.toString((int) Numbers.index(value));
      case "%" -> fixed(Numbers.real(value) * 100, precision < 0 ? 6 : precision) + "%";
      case "s" ->
          throw new ValueException(
              "Unknown format code 's' for object of type '%s'".formatted(Types.name(value)));
      default -> {
        double d = Numbers.real(value);
        yield group(real(d, type.charAt(0), precision, alternate), grouping);
      }
    };
  }

  /** A float in the manner of one of the letters {@code eEfFgG}. */
  static String real(double d, char type, int precision, boolean alternate) {
    if (Double.isNaN(d) || Double.isInfinite(d)) {
      String text = Floats.repr(d);
      return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
    }
    int digits = precision < 0 ? 6 : precision;
    String text =
        switch (Character.toLowerCase(type)) {
          case 'f' -> fixed(d, digits) + (alternate && digits == 0 ? "." : "");
          case 'e' -> {
            String science = scientific(d, digits);
            yield alternate && digits == 0 ? science.replace("e", ".e") : science;
          }
          case 'g' -> general(d, Math.max(1, digits), alternate, false);
          default -> throw new ValueException("unsupported format character '%s'".formatted(type));
        };
    return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String fixed(double d, int digits) {
    Sizes.characters(digits);
    String text = new BigDecimal(d).setScale(digits, RoundingMode.HALF_EVEN).abs().toPlainString();
    return (1 / d < 0 || d < 0 ? "-" : "") + text;
  }

  private static String scientific(double d, int digits) {
    if (d == 0) {
      return "0" + (digits > 0 ? "." + "0".repeat(digits) : "") + "e+00";
    }
    BigDecimal rounded =
        new BigDecimal(d).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
    String unscaled = rounded.unscaledValue().abs().toString();
    int exponent = unscaled.length() - rounded.scale() - 1;
    String mantissa =
        (unscaled + "0".repeat(Math.max(0, digits + 1 - unscaled.length())))
            .substring(0, digits + 1);
    return (d < 0 ? "-" : "")
        + mantissa.charAt(0)
        + (digits > 0 ? "." + mantissa.substring(1) : "")
        + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String general(double d, int precision, boolean alternate, boolean dotted) {
    if (d == 0) {
      String sign = 1 / d < 0 ? "-" : "";
      return sign + (alternate ? "0." + "0".repeat(precision - 1) : dotted ? "0.0" : "0");
    }
    String science = scientific(d, precision - 1);
    int exponent = Integer.parseInt(science.substring(science.indexOf('e') + 1));
    if (exponent < -4 || exponent >= precision - (dotted ? 1 : 0)) {
      String mantissa = science.substring(0, science.indexOf('e'));
      return (alternate ? mantissa : trimZeros(mantissa)) + science.substring(science.indexOf('e'));
    }
    String text = fixed(d, Math.max(0, precision - 1 - exponent));
    String trimmed = alternate ? text + (text.indexOf('.') < 0 ? "." : "") : trimZeros(text);
    return dotted && trimmed.indexOf('.') < 0 ? trimmed + ".0" : trimmed;
  }

  private static String trimZeros(String text) {
    return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
  }

  private static String group(String text, @Nullable String separator) {
    return group(text, separator, 3);
  }

  private static String group(String text, @Nullable String separator, int size) {
    if (separator == null) {
      return text;
    }
    int start = text.startsWith("-") ? 1 : 0;
    int end = start;
    while (end < text.length() && Character.digit(text.charAt(end), size == 4 ? 16 : 10) >= 0) {
      end++;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = end - size; i > start; i -= size) {
      out.insert(i, separator);
    }
    return out.toString();
  }
}
