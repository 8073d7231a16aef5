package weir.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Tuple;

/** Templates make tuples; modules, loops and results know lists only. */
final class Tuples {
  private Tuples() {}

  /** The same value with lists for tuples. */
  static @Nullable Object toLists(@Nullable Object value) {
    return switch (value) {
      case Tuple tuple -> list(tuple);
      case List<?> list when list.stream().anyMatch(Tuples::concerns) -> list(list);
      case Map<?, ?> map when map.values().stream().anyMatch(Tuples::concerns) -> {
        Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, each) -> copy.put(key, toLists(each)));
        yield copy;
      }
      case null, default -> value;
    };
  }

  private static List<@Nullable Object> list(Iterable<?> items) {
    List<@Nullable Object> list = new ArrayList<>();
    items.forEach(item -> list.add(toLists(item)));
    return list;
  }

  private static boolean concerns(@Nullable Object value) {
    return switch (value) {
      case Tuple _ -> true;
      case List<?> list -> list.stream().anyMatch(Tuples::concerns);
      case Map<?, ?> map -> map.values().stream().anyMatch(Tuples::concerns);
      case null, default -> false;
    };
  }
}
