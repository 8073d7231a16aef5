package weir.template.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conversions between whole numbers, floats and text. */
public final class Numbers {
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Numbers() {}

  /** A whole number in its one form: long when it fits. */
  public static Object narrow(BigInteger value) {
    return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0
        ? (Object) value.longValue()
        : value;
  }

  /** A bool or int as a big integer. */
  public static BigInteger big(Object value) {
    return switch (value) {
      case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
      case Long n -> BigInteger.valueOf(n);
      case BigInteger n -> n;
      case Object other -> throw new ValueException("not an integer: " + Types.name(other));
    };
  }

  /** A number as a float. */
  public static double real(@Nullable Object value) {
    return switch (value) {
      case Double d -> d;
      case Long n -> n.doubleValue();
      case Boolean b -> b ? 1 : 0;
      case BigInteger n -> n.doubleValue();
      case Undefined u -> throw u.failure();
      case null -> throw new ValueException("must be real number, not NoneType");
      case Object other ->
          throw new ValueException("must be real number, not " + Types.name(other));
    };
  }

  /** A whole number that is used as a place or a count. */
  public static long index(@Nullable Object value) {
    return switch (value) {
      case Long n -> n;
      case Boolean b -> b ? 1 : 0;
      case BigInteger n -> n.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
      case Undefined u -> throw u.failure();
      case null ->
          throw new ValueException("'NoneType' object cannot be interpreted as an integer");
      case Object other ->
          throw new ValueException(
              "'%s' object cannot be interpreted as an integer".formatted(Types.name(other)));
    };
  }

  /** The float without its fraction, as an int. */
  public static Object truncated(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new ValueException("cannot convert float %s to integer".formatted(Floats.repr(value)));
    }
    return Math.abs(value) < 1e18
        ? (Object) (long) value
        : narrow(new BigDecimal(value).toBigInteger());
  }

  /** The float rounded half to even at this many decimals. */
  public static double rounded(double value, long digits) {
    if (Double.isNaN(value) || Double.isInfinite(value) || digits > 300) {
      return value;
    }
    return new BigDecimal(value)
        .setScale((int) Math.max(-310, digits), RoundingMode.HALF_EVEN)
        .doubleValue();
  }

  /** What {@code int(text, base)} gives, or null when the text is no whole number. */
  public static @Nullable Object parseWhole(String text, int base) {
    String digits = text.strip().toLowerCase(Locale.ROOT);
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    int radix = base;
    boolean prefixed = true;
    if (digits.startsWith("0x") && (base == 16 || base == 0)) {
      radix = 16;
    } else if (digits.startsWith("0o") && (base == 8 || base == 0)) {
      radix = 8;
    } else if (digits.startsWith("0b") && (base == 2 || base == 0)) {
      radix = 2;
    } else {
      prefixed = false;
      radix = base == 0 ? 10 : base;
    }
    if (prefixed) {
      digits = digits.substring(2);
    }
    boolean oddUnderscore =
        digits.contains("__") || digits.endsWith("_") || (!prefixed && digits.startsWith("_"));
    if (digits.isEmpty() || oddUnderscore) {
      return null;
    }
    digits = digits.replace("_", "");
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), radix) < 0) {
        return null;
      }
    }
    if (digits.isEmpty()
        || (base == 0 && !prefixed && digits.length() > 1 && digits.startsWith("0"))) {
      return null;
    }
    if (digits.length() > 10_000) {
      throw ValueException.limit("a number of %d digits is too long".formatted(digits.length()));
    }
    BigInteger value = new BigInteger(digits, radix);
    return narrow(negative ? value.negate() : value);
  }

  /** What {@code float(text)} gives, or null when the text is no number. */
  public static @Nullable Double parseReal(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    String unsigned =
        trimmed.startsWith("-") || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
    double sign = trimmed.startsWith("-") ? -1 : 1;
    switch (unsigned) {
      case "inf", "infinity" -> {
        return sign * Double.POSITIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {
        boolean plain = !unsigned.isEmpty();
        for (int i = 0; i < unsigned.length(); i++) {
          plain &= "0123456789.eE+-_".indexOf(unsigned.charAt(i)) >= 0;
        }
        if (!plain
            || unsigned.startsWith("_")
            || unsigned.endsWith("_")
            || unsigned.contains("__")) {
          return null;
        }
        try {
          return Double.valueOf(trimmed.replace("_", ""));
        } catch (NumberFormatException e) {
          return null;
        }
      }
    }
  }
}
