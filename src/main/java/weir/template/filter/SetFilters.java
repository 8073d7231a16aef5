package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Rows;

/** Lists taken as sets. The order is that of the first appearance. */
final class SetFilters {
  static final Set<String> NAMES =
      Set.of("union", "intersect", "difference", "symmetric_difference");

  private SetFilters() {}

  static List<@Nullable Object> apply(String name, @Nullable Object input, Arguments a) {
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
    if (name.equals("union") || name.equals("symmetric_difference")) {
      for (Object item : right) {
        if (!inLeft.contains(item) && seen.add(item)) {
          result.add(item);
        }
      }
    }
    return result;
  }
}
