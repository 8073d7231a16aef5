package weir.template.filter;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Numbers;
import weir.template.value.Rows;
import weir.template.value.Types;
import weir.template.value.ValueException;

/** Chance, repeatable with a seed exactly as Python's generator has it. */
final class RandomFilters {
  static final Set<String> NAMES = Set.of("random", "shuffle", "random_mac");

  private RandomFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    Object seed = a.get(name.equals("random") ? 2 : 0, "seed", null);
    return switch (name) {
      case "random" -> random(input, a, seed);
      case "shuffle" -> {
        if (!Rows.iterable(input)) {
          yield input;
        }
        List<@Nullable Object> items = Rows.copy(input);
        if (seed == null) {
          Collections.shuffle(items, new SecureRandom());
        } else {
          MersenneTwister twister = MersenneTwister.seeded(seed);
          for (int i = items.size() - 1; i > 0; i--) {
            Collections.swap(items, i, twister.below(i + 1));
          }
        }
        yield items;
      }
      default -> mac(String.valueOf(input), seed);
    };
  }

  private static @Nullable Object random(
      @Nullable Object input, Arguments a, @Nullable Object seed) {
    if (Types.isWhole(input)) {
      long start = a.whole(0, "start", 0);
      long step = Math.max(1, a.whole(1, "step", 1));
      long count = (Numbers.index(input) - start + step - 1) / step;
      if (count <= 0) {
        throw new ValueException("empty range for randrange()");
      }
      return start + step * below(count, seed);
    }
    if (!Rows.iterable(input)) {
      throw new ValueException("random can only be used on sequences and integers");
    }
    if (a.has(0, "start") || a.has(1, "step")) {
      throw new ValueException("start and step can only be used with integer values");
    }
    List<@Nullable Object> items = Rows.of(input);
    if (items.isEmpty() || input instanceof Map<?, ?>) {
      throw new ValueException("Cannot choose from an empty sequence");
    }
    return items.get((int) below(items.size(), seed));
  }

  private static long below(long count, @Nullable Object seed) {
    return seed == null
        ? new SecureRandom().nextLong(count)
        : MersenneTwister.seeded(seed).belowLong(count);
  }

  private static String mac(String prefix, @Nullable Object seed) {
    StringBuilder out = new StringBuilder(prefix.toLowerCase(java.util.Locale.ROOT));
    int octets = prefix.split(":", -1).length;
    MersenneTwister twister =
        MersenneTwister.seeded(
            seed == null ? Numbers.narrow(new BigInteger(62, new SecureRandom())) : seed);
    long first = 1L << 36;
    String digits = "%x".formatted(first + twister.belowLong((1L << 40) - first));
    for (int i = octets; i < 6; i++) {
      out.append(':').append(digits, (i - octets) * 2, (i - octets) * 2 + 2);
    }
    return out.toString();
  }
}
