package weir.template.value;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's operators on numbers, texts and rows. */
public final class Arithmetic {
  private Arithmetic() {}

  /** The result of a binary operator of this text. */
  public static @Nullable Object apply(
      String operator, @Nullable Object left, @Nullable Object right) {
    if (left instanceof Undefined u) {
      throw u.failure();
    }
    if (right instanceof Undefined u && !(operator.equals("%") && left instanceof String)) {
      throw u.failure();
    }
    if (left instanceof Long a && right instanceof Long b) {
      Object quick = small(operator, a, b);
      if (quick != null) {
        return quick;
      }
    }
    if (left != null && right != null && Types.isNumber(left) && Types.isNumber(right)) {
      return left instanceof Double || right instanceof Double
          ? real(operator, Numbers.real(left), Numbers.real(right))
          : whole(operator, Numbers.big(left), Numbers.big(right));
    }
    return switch (operator) {
      case "+" -> add(left, right);
      case "-" -> subtract(left, right);
      case "*" -> repeat(left, right);
      case "%" -> {
        if (left instanceof String format) {
          yield PercentFormat.format(format, right);
        }
        throw unsupported(operator, left, right);
      }
      default -> throw unsupported(operator, left, right);
    };
  }

  private static @Nullable Object small(String operator, long a, long b) {
    return switch (operator) {
      case "+" -> {
        long sum = a + b;
        yield ((a ^ sum) & (b ^ sum)) < 0 ? null : (Object) sum;
      }
      case "-" -> {
        long difference = a - b;
        yield ((a ^ b) & (a ^ difference)) < 0 ? null : (Object) difference;
      }
      case "*" -> Math.multiplyHigh(a, b) == (a * b) >> 63 ? (Object) (a * b) : null;
      case "//" -> b == 0 || b == -1 ? null : (Object) Math.floorDiv(a, b);
      case "%" -> b == 0 ? null : (Object) Math.floorMod(a, b);
      default -> null;
    };
  }

  private static Object whole(String operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case "+" -> Numbers.narrow(a.add(b));
      case "-" -> Numbers.narrow(a.subtract(b));
      case "*" -> {
        bits((long) a.bitLength() + b.bitLength());
        yield Numbers.narrow(a.multiply(b));
      }
      case "/" -> {
        if (b.signum() == 0) {
          throw new ValueException("division by zero");
        }
        yield divide(a, b);
      }
      case "//" -> Numbers.narrow(floorDivide(a, b));
      case "%" -> {
        BigInteger quotient = floorDivide(a, b);
        yield Numbers.narrow(a.subtract(quotient.multiply(b)));
      }
      case "**" -> {
        if (b.signum() < 0) {
          if (a.signum() == 0) {
            throw new ValueException("0.0 cannot be raised to a negative power");
          }
          yield Math.pow(a.doubleValue(), b.doubleValue());
        }
        if (a.bitLength() <= 1 && a.signum() >= 0) {
          yield Numbers.narrow(b.signum() == 0 ? BigInteger.ONE : a);
        }
        bits(b.bitLength() > 31 ? Long.MAX_VALUE : a.bitLength() * b.longValue());
        yield Numbers.narrow(a.pow(b.intValueExact()));
      }
      default -> throw new ValueException("unknown operator " + operator);
    };
  }

  private static Object divide(BigInteger a, BigInteger b) {
    if (a.bitLength() <= 53 && b.bitLength() <= 53) {
      return a.doubleValue() / b.doubleValue();
    }
    return new java.math.BigDecimal(a)
        .divide(new java.math.BigDecimal(b), java.math.MathContext.DECIMAL128)
        .doubleValue();
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new ValueException("integer division or modulo by zero");
    }
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() != 0 && parts[1].signum() != b.signum()
        ? parts[0].subtract(BigInteger.ONE)
        : parts[0];
  }

  private static void bits(long count) {
    if (count > Sizes.MOST_BITS) {
      throw ValueException.limit("the result is a number of too many digits");
    }
  }

  private static Object real(String operator, double a, double b) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> {
        if (b == 0) {
          throw new ValueException("float division by zero");
        }
        yield a / b;
      }
      case "//" -> {
        if (b == 0) {
          throw new ValueException("float floor division by zero");
        }
        yield Math.floor(a / b);
      }
      case "%" -> {
        if (b == 0) {
          throw new ValueException("float modulo");
        }
        double rest = a % b;
        yield rest != 0 && (rest < 0) != (b < 0)
            ? rest + b
            : rest == 0 ? Math.copySign(0.0, b) : rest;
      }
      case "**" -> {
        if (a == 0 && b < 0) {
          throw new ValueException("0.0 cannot be raised to a negative power");
        }
        if (a < 0 && b != Math.rint(b) && Double.isFinite(a)) {
          throw new ValueException("a root of a negative number is complex, which is no data");
        }
        yield Math.pow(a, b);
      }
      default -> throw new ValueException("unknown operator " + operator);
    };
  }

  private static @Nullable Object add(@Nullable Object left, @Nullable Object right) {
    if (left instanceof String a) {
      if (right instanceof String b) {
        Sizes.characters((long) a.length() + b.length());
        return a + b;
      }
      throw new ValueException(
          "can only concatenate str (not \"%s\") to str".formatted(Types.name(right)));
    }
    if (left instanceof Tuple a && right instanceof Tuple b) {
      return new Tuple(joined(a.items(), b.items()));
    }
    if (left instanceof List<?> a && !(left instanceof View)) {
      if (right instanceof List<?> b && !(right instanceof View)) {
        return joined(a, b);
      }
      throw new ValueException(
          "can only concatenate list (not \"%s\") to list".formatted(Types.name(right)));
    }
    if (right instanceof Duration span) {
      Object moved = Times.moved(left, span);
      if (moved != null) {
        return moved;
      }
    }
    if (left instanceof Duration span) {
      Object moved = Times.moved(right, span);
      if (moved != null) {
        return moved;
      }
    }
    throw unsupported("+", left, right);
  }

  private static Object subtract(@Nullable Object left, @Nullable Object right) {
    Object span = Times.between(left, right);
    if (span == null && right instanceof Duration back) {
      span = Times.moved(left, back.negated());
    }
    if (span == null) {
      throw unsupported("-", left, right);
    }
    return span;
  }

  private static List<@Nullable Object> joined(List<?> a, List<?> b) {
    List<@Nullable Object> all = new ArrayList<>(Sizes.items((long) a.size() + b.size()));
    all.addAll(a);
    all.addAll(b);
    return all;
  }

  private static Object repeat(@Nullable Object left, @Nullable Object right) {
    if (left != null && Types.isWhole(left) && !(right == null || Types.isNumber(right))) {
      return repeat(right, left);
    }
    boolean list = left instanceof List<?> && !(left instanceof View);
    boolean row = list || left instanceof String || left instanceof Tuple;
    if (!row || right == null || !Types.isWhole(right)) {
      if (row) {
        throw new ValueException(
            "can't multiply sequence by non-int of type '%s'".formatted(Types.name(right)));
      }
      throw unsupported("*", left, right);
    }
    long times = Math.max(0, Numbers.index(right));
    if (left instanceof String text) {
      return text.repeat(
          Sizes.characters(product(times, text.length())) / Math.max(1, text.length()));
    }
    List<@Nullable Object> items = Rows.of(left);
    List<@Nullable Object> all = new ArrayList<>(Sizes.items(product(times, items.size())));
    for (long i = 0; i < times && !items.isEmpty(); i++) {
      all.addAll(items);
    }
    return left instanceof Tuple ? new Tuple(all) : all;
  }

  private static long product(long a, long b) {
    return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }

  private static ValueException unsupported(
      String operator, @Nullable Object left, @Nullable Object right) {
    String shown = operator.equals("**") ? "** or pow()" : operator;
    return new ValueException(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(shown, Types.name(left), Types.name(right)));
  }

  /** {@code -value}. */
  public static Object negate(@Nullable Object value) {
    return switch (value) {
      case Long n when n != Long.MIN_VALUE -> -n;
      case Double d -> -d;
      case Duration d -> d.negated();
      case Undefined u -> throw u.failure();
      case null, default -> {
        if (value == null || !Types.isNumber(value)) {
          throw new ValueException(
              "bad operand type for unary -: '%s'".formatted(Types.name(value)));
        }
        yield Numbers.narrow(Numbers.big(value).negate());
      }
    };
  }

  /** {@code +value}. */
  public static Object plus(@Nullable Object value) {
    return switch (value) {
      case Double d -> d;
      case Undefined u -> throw u.failure();
      case null, default -> {
        if (value == null || !Types.isNumber(value)) {
          throw new ValueException(
              "bad operand type for unary +: '%s'".formatted(Types.name(value)));
        }
        yield Numbers.narrow(Numbers.big(value));
      }
    };
  }
}
