package weir.template.filter;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Arithmetic;
import weir.template.value.Numbers;
import weir.template.value.Text;
import weir.template.value.Types;
import weir.template.value.ValueException;

/** Filters on numbers. */
final class NumberFilters {
  static final Set<String> NAMES =
      Set.of(
          "abs",
          "int",
          "float",
          "round",
          "filesizeformat",
          "log",
          "pow",
          "root",
          "human_readable",
          "human_to_bytes",
          "bool");
  private static final List<String> UNITS = List.of("Y", "Z", "E", "P", "T", "G", "M", "K");
  private static final Pattern SIZE = Pattern.compile("\\s*(\\d*\\.?\\d*)\\s*([A-Za-z]+)?");

  private NumberFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    return switch (name) {
      case "abs" -> absolute(input);
      case "int" -> whole(input, a);
      case "float" -> real(input, a);
      case "round" -> round(input, a);
      case "filesizeformat" -> fileSize(input, a.flag(0, "binary", false));
      case "log" -> {
        double value = positive(input);
        Object base = a.get(0, "base", null);
        yield base == null
            ? Math.log(value)
            : Numbers.real(base) == 10 ? Math.log10(value) : log(value, Numbers.real(base));
      }
      case "pow" -> Math.pow(Numbers.real(input), Numbers.real(a.require(0, "y")));
      case "root" -> {
        double base = Numbers.real(a.get(0, "base", 2L));
        if (Numbers.real(input) < 0) {
          throw new ValueException("root() can only be used on numbers: math domain error");
        }
        yield base == 2 ? Math.sqrt(Numbers.real(input)) : Math.pow(Numbers.real(input), 1 / base);
      }
      case "human_readable" -> readable(input, a);
      case "human_to_bytes" -> bytes(Text.str(input), a);
      default -> truth(input);
    };
  }

  private static double positive(@Nullable Object input) {
    double value = Numbers.real(input);
    if (value <= 0) {
      throw new ValueException("log() can only be used on numbers: math domain error");
    }
    return value;
  }

  private static double log(double value, double base) {
    double exact = base == 2 ? Math.rint(Math.log(value) / Math.log(2)) : Double.NaN;
    return !Double.isNaN(exact) && Math.pow(2, exact) == value
        ? exact
        : Math.log(value) / Math.log(base);
  }

  /** The words for true; None stays None, all else is false. */
  static @Nullable Object truth(@Nullable Object input) {
    return switch (input) {
      case null -> null;
      case Boolean b -> b;
      case String s ->
          switch (s.toLowerCase(Locale.ROOT)) {
            case "yes", "on", "1", "true" -> true;
            default -> false;
          };
      case Long n -> n == 1;
      case Double d -> d == 1;
      case Object other -> false;
    };
  }

  private static Object absolute(@Nullable Object input) {
    return switch (input) {
      case Double d -> Math.abs(d);
      case null -> throw new ValueException("bad operand type for abs(): 'NoneType'");
      case Object n when Types.isNumber(n) -> Numbers.narrow(Numbers.big(n).abs());
      case Object other ->
          throw new ValueException("bad operand type for abs(): '%s'".formatted(Types.name(other)));
    };
  }

  private static @Nullable Object whole(@Nullable Object input, Arguments a) {
    Object fallback = a.get(0, "default", 0L);
    return switch (input) {
      case Long n -> n;
      case BigInteger n -> n;
      case Boolean b -> b ? 1L : 0L;
      case Double d -> Double.isNaN(d) || Double.isInfinite(d) ? fallback : Numbers.truncated(d);
      case String text -> {
        Object parsed = Numbers.parseWhole(text, (int) a.whole(1, "base", 10));
        if (parsed != null) {
          yield parsed;
        }
        Double real = Numbers.parseReal(text);
        yield real == null || Double.isNaN(real) || Double.isInfinite(real)
            ? fallback
            : Numbers.truncated(real);
      }
      case null -> fallback;
      case Object other -> fallback;
    };
  }

  private static @Nullable Object real(@Nullable Object input, Arguments a) {
    if (input instanceof String text) {
      Double parsed = Numbers.parseReal(text);
      return parsed == null ? a.get(0, "default", 0.0) : parsed;
    }
    return input != null && Types.isNumber(input)
        ? (Object) Numbers.real(input)
        : a.get(0, "default", 0.0);
  }

  private static Object round(@Nullable Object input, Arguments a) {
    long precision = a.whole(0, "precision", 0);
    String method = a.text(1, "method", "common");
    if (input == null || !Types.isNumber(input)) {
      throw new ValueException(
          "type %s doesn't define __round__ method".formatted(Types.name(input)));
    }
    if (!method.equals("common") && !method.equals("ceil") && !method.equals("floor")) {
      throw new ValueException("method must be common, ceil or floor");
    }
    if (!method.equals("common")) {
      double scale = Math.pow(10, (double) precision);
      double scaled = Numbers.real(input) * scale;
      return (method.equals("ceil") ? Math.ceil(scaled) : Math.floor(scaled)) / scale;
    }
    if (input instanceof Double d) {
      return Numbers.rounded(d, precision);
    }
    if (precision >= 0) {
      return Arithmetic.plus(input);
    }
    return Numbers.narrow(
        new java.math.BigDecimal(Numbers.big(input))
            .setScale((int) Math.max(-400, precision), java.math.RoundingMode.HALF_EVEN)
            .toBigInteger());
  }

  private static String fileSize(@Nullable Object input, boolean binary) {
    Object number = input instanceof String text ? Numbers.parseReal(text) : input;
    double bytes = Numbers.real(number);
    double base = binary ? 1024 : 1000;
    List<String> names =
        binary
            ? List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB")
            : List.of("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
    if (bytes == 1) {
      return "1 Byte";
    }
    if (bytes < base) {
      return "%d Bytes".formatted((long) bytes);
    }
    double unit = base;
    for (String name : names) {
      unit *= base;
      if (bytes < unit || name.equals(names.getLast())) {
        return String.format(Locale.ROOT, "%.1f %s", base * bytes / unit, name);
      }
    }
    return "";
  }

  private static String readable(@Nullable Object input, Arguments a) {
    double size = Numbers.real(input);
    boolean bits = a.flag(0, "isbits", false);
    String wanted = a.textOrNull(1, "unit");
    String suffix = "";
    double factor = 1;
    for (int i = 0; i < UNITS.size(); i++) {
      double unit = Math.pow(1024, UNITS.size() - i);
      String letter = UNITS.get(i);
      boolean chosen =
          wanted == null ? size >= unit : wanted.toUpperCase(Locale.ROOT).startsWith(letter);
      if (chosen) {
        suffix = letter;
        factor = unit;
        break;
      }
    }
    String base = suffix.isEmpty() ? (bits ? "bits" : "Bytes") : suffix + (bits ? "b" : "B");
    return String.format(Locale.ROOT, "%.2f %s", size / factor, base);
  }

  /** Whether a unit names single bytes or bits. */
  private static boolean isPlain(String unit, boolean bits) {
    String small = unit.toLowerCase(Locale.ROOT);
    return small.equals("b") || (small.startsWith("b") && small.contains(bits ? "bit" : "byte"));
  }

  private static Object bytes(String text, Arguments a) {
    Matcher m = SIZE.matcher(text);
    Double number = m.lookingAt() ? Numbers.parseReal(m.group(1)) : null;
    String unit = number == null || m.group(2) == null ? "" : m.group(2);
    if (unit.isEmpty()) {
      unit = a.text(0, "default_unit", "");
    }
    boolean bits = a.flag(1, "isbits", false);
    double factor = unit.isEmpty() || isPlain(unit, bits) ? 1 : 0;
    for (int i = 0; factor == 0 && i < UNITS.size(); i++) {
      if (unit.toUpperCase(Locale.ROOT).startsWith(UNITS.get(i))) {
        String rest = unit.substring(1);
        boolean fits =
            rest.isEmpty()
                || unit.toLowerCase(Locale.ROOT).contains(bits ? "bit" : "byte")
                || rest.startsWith(bits ? "b" : "B");
        factor = fits ? Math.pow(1024, UNITS.size() - i) : 0;
        break;
      }
    }
    if (number == null || factor == 0) {
      throw new ValueException(
          "human_to_bytes() can't interpret following string: %s".formatted(text));
    }
    return Numbers.truncated(Math.rint(number * factor));
  }
}
