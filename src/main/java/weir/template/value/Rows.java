package weir.template.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Iteration, length, and slices of whatever Python iterates over. Texts count in code points. */
public final class Rows {
  private Rows() {}

  /** What a loop over the value sees; fails for values without items. Not to be changed. */
  public static List<@Nullable Object> of(@Nullable Object value) {
    return switch (value) {
      case List<?> l -> Dicts.open(l);
      case Tuple t -> t.items();
      case String s -> characters(s);
      case Map<?, ?> m -> new ArrayList<>(m.keySet());
      case Undefined u -> characters(u.used());
      case null -> throw new ValueException("'NoneType' object is not iterable");
      case Object other ->
          throw new ValueException("'%s' object is not iterable".formatted(Types.name(other)));
    };
  }

  /** True when {@link #of} would not fail. */
  public static boolean iterable(@Nullable Object value) {
    return value instanceof List<?>
        || value instanceof Tuple
        || value instanceof String
        || value instanceof Map<?, ?>;
  }

  /** A new list of what a loop over the value sees. */
  public static List<@Nullable Object> copy(@Nullable Object value) {
    return new ArrayList<>(of(value));
  }

  /** {@code len(value)}. */
  public static long length(@Nullable Object value) {
    return switch (value) {
      case String s -> s.codePointCount(0, s.length());
      case List<?> l -> l.size();
      case Tuple t -> t.size();
      case Map<?, ?> m -> m.size();
      case Undefined u -> u.used().length();
      case null -> throw new ValueException("object of type 'NoneType' has no len()");
      case Object other ->
          throw new ValueException("object of type '%s' has no len()".formatted(Types.name(other)));
    };
  }

  private static List<@Nullable Object> characters(String text) {
    List<@Nullable Object> all = new ArrayList<>(text.length());
    text.codePoints().forEach(c -> all.add(Character.toString(c)));
    return all;
  }

  /** {@code value[start:stop:step]}, where null stands for a part left out. */
  public static Object slice(
      @Nullable Object value,
      @Nullable Object start,
      @Nullable Object stop,
      @Nullable Object step) {
    if (value instanceof Undefined u) {
      throw u.failure();
    }
    boolean placeless = value instanceof View view && !view.hasPlaces();
    if (placeless
        || !(value instanceof String || value instanceof List<?> || value instanceof Tuple)) {
      throw new ValueException("'%s' object is not subscriptable".formatted(Types.name(value)));
    }
    long stride = step == null ? 1 : bound(step);
    if (stride == 0) {
      throw new ValueException("slice step cannot be zero");
    }
    List<@Nullable Object> items = of(value);
    long size = items.size();
    long from = clamp(start, stride > 0 ? 0 : size - 1, size, stride);
    long to = clamp(stop, stride > 0 ? size : -1, size, stride);
    List<@Nullable Object> picked = new ArrayList<>();
    for (long i = from; stride > 0 ? i < to : i > to; i += stride) {
      picked.add(items.get((int) i));
    }
    return switch (value) {
      case String s -> {
        StringBuilder out = new StringBuilder();
        picked.forEach(out::append);
        yield out.toString();
      }
      case Tuple t -> new Tuple(picked);
      default -> picked;
    };
  }

  private static long bound(Object value) {
    if (!Types.isWhole(value)) {
      throw new ValueException(
          "slice indices must be integers or None or have an __index__ method");
    }
    long n = Numbers.index(value);
    return Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, n));
  }

  private static long clamp(@Nullable Object value, long fallback, long size, long stride) {
    if (value == null) {
      return fallback;
    }
    long n = bound(Undefineds.defined(value) == null ? 0L : value);
    if (n < 0) {
      n += size;
    }
    return stride > 0 ? Math.max(0, Math.min(size, n)) : Math.max(-1, Math.min(size - 1, n));
  }
}
