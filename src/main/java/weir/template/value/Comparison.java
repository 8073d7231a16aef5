package weir.template.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's equality and order. */
public final class Comparison {
  private Comparison() {}

  /** {@code a == b}; undefined values fail. */
  @SuppressWarnings("ReferenceEquality")
  public static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Undefined x) {
      return x.used().isEmpty() && b instanceof Undefined;
    }
    if (b instanceof Undefined y) {
      return !y.used().isEmpty();
    }
    if (a == b) {
      return !(a instanceof Double d && d.isNaN());
    }
    if (a == null || b == null) {
      return false;
    }
    if (a instanceof String || b instanceof String) {
      return a.equals(b);
    }
    if (Types.isNumber(a)) {
      return Types.isNumber(b) && numbersEqual(a, b);
    }
    if (a instanceof Tuple x) {
      return b instanceof Tuple y && rowsEqual(x.items(), y.items());
    }
    if (a instanceof View || b instanceof View) {
      return a instanceof View x && x.same(b);
    }
    if (a instanceof List<?> x) {
      return b instanceof List<?> y && rowsEqual(x, y);
    }
    if (a instanceof Map<?, ?> x) {
      return b instanceof Map<?, ?> y && dictsEqual(x, y);
    }
    return a.equals(b);
  }

  private static boolean numbersEqual(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x.longValue() == y.longValue();
    }
    if (isNan(a) || isNan(b)) {
      return false;
    }
    return compareNumbers(a, b) == 0;
  }

  private static boolean rowsEqual(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    Iterator<?> other = b.iterator();
    for (Object item : a) {
      if (!equal(item, other.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean dictsEqual(Map<?, ?> a, Map<?, ?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object key = Dicts.existingKey(b, entry.getKey());
      if (key == Dicts.ABSENT || !equal(entry.getValue(), b.get(key))) {
        return false;
      }
    }
    return true;
  }

  /** The comparison an operator of this text makes: {@code < <= > >=}. */
  public static boolean ordered(String operator, @Nullable Object a, @Nullable Object b) {
    Undefineds.defined(a);
    Undefineds.defined(b);
    if (isNan(a) || isNan(b)) {
      return false;
    }
    int order = compare(a, b, operator);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  /** Negative, zero or positive as Python orders the two; fails for types without an order. */
  public static int compare(@Nullable Object a, @Nullable Object b) {
    return compare(a, b, "<");
  }

  private static int compare(@Nullable Object a, @Nullable Object b, String operator) {
    if (a instanceof String x && b instanceof String y) {
      return compareText(x, y);
    }
    if (a != null && b != null && Types.isNumber(a) && Types.isNumber(b)) {
      return compareNumbers(a, b);
    }
    if (a instanceof Tuple x && b instanceof Tuple y) {
      return compareRows(x.items(), y.items(), operator);
    }
    if (a instanceof List<?> x
        && b instanceof List<?> y
        && !(a instanceof View)
        && !(b instanceof View)) {
      return compareRows(x, y, operator);
    }
    if (a instanceof LocalDateTime x && b instanceof LocalDateTime y) {
      return x.compareTo(y);
    }
    if (a instanceof LocalDate x && b instanceof LocalDate y) {
      return x.compareTo(y);
    }
    if (a instanceof ZonedDateTime x && b instanceof ZonedDateTime y) {
      return x.toInstant().compareTo(y.toInstant());
    }
    if (a instanceof Duration x && b instanceof Duration y) {
      return x.compareTo(y);
    }
    if (a instanceof Undefined u) {
      throw u.failure();
    }
    if (b instanceof Undefined u) {
      throw u.failure();
    }
    throw new ValueException(
        "'%s' not supported between instances of '%s' and '%s'"
            .formatted(operator, Types.name(a), Types.name(b)));
  }

  private static int compareRows(List<?> a, List<?> b, String operator) {
    Iterator<?> other = b.iterator();
    for (Object item : a) {
      if (!other.hasNext()) {
        return 1;
      }
      Object counterpart = other.next();
      if (!equal(item, counterpart)) {
        return compare(item, counterpart, operator);
      }
    }
    return other.hasNext() ? -1 : 0;
  }

  /** By code point, not by UTF-16 unit. */
  private static int compareText(String a, String b) {
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static boolean isNan(@Nullable Object value) {
    return value instanceof Double d && d.isNaN();
  }

  private static int compareNumbers(Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x < y ? -1 : x > y ? 1 : 0;
    }
    if (a instanceof Double x) {
      return Double.isInfinite(x) ? (x > 0 ? 1 : -1) : new BigDecimal(x).compareTo(decimal(b));
    }
    if (b instanceof Double y) {
      return Double.isInfinite(y) ? (y > 0 ? -1 : 1) : decimal(a).compareTo(new BigDecimal(y));
    }
    return Numbers.big(a).compareTo(Numbers.big(b));
  }

  private static BigDecimal decimal(Object whole) {
    return new BigDecimal(Numbers.big(whole));
  }

  /** {@code item in container}. */
  public static boolean contains(@Nullable Object container, @Nullable Object item) {
    return switch (container) {
      case Undefined u -> throw u.failure();
      case String s -> {
        if (item instanceof Undefined u) {
          throw u.failure();
        }
        if (!(item instanceof String part)) {
          throw new ValueException(
              "'in <string>' requires string as left operand, not " + Types.name(item));
        }
        yield s.contains(part);
      }
      case Map<?, ?> m -> Dicts.existingKey(m, Undefineds.defined(item)) != Dicts.ABSENT;
      case Tuple t -> holds(t.items(), item);
      case View v -> {
        if (v.type().equals("dict_keys")) {
          Dicts.hashable(item);
        }
        yield holds(v, item);
      }
      case List<?> l -> holds(l, item);
      case null -> throw new ValueException("argument of type 'NoneType' is not iterable");
      case Object other ->
          throw new ValueException(
              "argument of type '%s' is not iterable".formatted(Types.name(other)));
    };
  }

  private static boolean holds(List<?> items, @Nullable Object item) {
    for (Object candidate : items) {
      if (equal(candidate, item)) {
        return true;
      }
    }
    return false;
  }

  /** A hash that agrees with {@link #equal}. */
  static int hash(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Boolean b -> b ? 1 : 0;
      case Long n -> Long.hashCode(n);
      case Double d ->
          d == Math.rint(d) && Math.abs(d) < 1e18 ? Long.hashCode(d.longValue()) : d.hashCode();
      case BigInteger n -> n.hashCode();
      case Tuple t -> {
        int hash = 1;
        for (Object item : t.items()) {
          hash = 31 * hash + hash(item);
        }
        yield hash;
      }
      case View v when v.hasPlaces() -> v.text().hashCode();
      case List<?> l -> throw new ValueException("unhashable type: '%s'".formatted(Types.name(l)));
      case Map<?, ?> m -> throw new ValueException("unhashable type: 'dict'");
      case Undefined u -> throw u.failure();
      case Object other -> Objects.hashCode(other);
    };
  }
}
