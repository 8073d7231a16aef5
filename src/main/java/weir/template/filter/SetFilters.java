package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Rows;
import weir.template.value.Types;
import weir.template.value.ValueException;
import weir.template.value.View;

/** Lists taken as sets. The order is that of the first appearance. */
final class SetFilters {
  static final Set<String> NAMES =
      Set.of("union", "intersect", "difference", "symmetric_difference");

  private SetFilters() {}

  /** What the two sides of a union must share: both lists, or both what can be in a set. */
  private static String kind(@Nullable Object value) {
    return value instanceof View || value instanceof Map<?, ?>
        ? Types.name(value)
        : value instanceof List<?> ? "list" : "";
  }

  static List<@Nullable Object> apply(String name, @Nullable Object input, Arguments a) {
    boolean joins = name.equals("union") || name.equals("symmetric_difference");
    if (joins && !kind(input).equals(kind(a.require(0, "b")))) {
      throw new ValueException(
          "can only concatenate %s (not \"%s\") to %s"
              .formatted(Types.name(input), Types.name(a.get(0, "b", null)), Types.name(input)));
    }
    List<@Nullable Object> left = Rows.of(input);
    List<@Nullable Object> right = Rows.of(a.require(0, "b"));
    DistinctValues inLeft = DistinctValues.of(left);
    DistinctValues inRight = DistinctValues.of(right);
    DistinctValues seen = new DistinctValues();
    List<@Nullable Object> result = new ArrayList<>();
    for (Object item : left) {
      boolean kept =
          switch (name) {
            case "union" -> true;
            case "intersect" -> inRight.contains(item);
            default -> !inRight.contains(item);
          };
      if (kept && seen.add(item)) {
        result.add(item);
      }
    }
    if (joins) {
      for (Object item : right) {
        if (!inLeft.contains(item) && seen.add(item)) {
          result.add(item);
        }
      }
    }
    return result;
  }
}
