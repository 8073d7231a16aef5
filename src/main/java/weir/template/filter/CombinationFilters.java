package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Attributes;
import weir.template.value.Dicts;
import weir.template.value.Numbers;
import weir.template.value.Rows;
import weir.template.value.Sizes;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Types;
import weir.template.value.ValueException;

/** Filters that put the items of several lists together. */
public final class CombinationFilters {
  static final Set<String> NAMES =
      Set.of(
          "zip",
          "zip_longest",
          "product",
          "permutations",
          "combinations",
          "subelements",
          "extract");

  private CombinationFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    return switch (name) {
      case "zip", "zip_longest" -> {
        List<List<@Nullable Object>> rows = rows(input, a);
        yield zip(rows, name.equals("zip_longest"), a.get(-1, "fillvalue", null));
      }
      case "product" -> {
        List<List<@Nullable Object>> rows = rows(input, a);
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (long i = 0; i < a.whole(-1, "repeat", 1); i++) {
          all.addAll(rows);
        }
        yield product(all);
      }
      case "permutations", "combinations" -> {
        List<@Nullable Object> items = Rows.of(input);
        int size = a.has(0, "r") ? (int) Math.min(1000, a.whole(0, "r", 0)) : items.size();
        List<@Nullable Object> found = new ArrayList<>();
        choose(items, size, name.equals("permutations"), new ArrayList<>(), 0, found);
        yield found;
      }
      case "subelements" ->
          subelements(input, a.require(0, "subelements"), a.flag(1, "skip_missing", false), false);
      default -> extract(input, a);
    };
  }

  private static List<List<@Nullable Object>> rows(@Nullable Object input, Arguments a) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(Rows.of(input));
    a.all().forEach(row -> rows.add(Rows.of(row)));
    return rows;
  }

  /** Tuples of the items at the same place; the shortest list ends it unless gaps are filled. */
  public static List<@Nullable Object> zip(
      List<List<@Nullable Object>> rows, boolean longest, @Nullable Object fill) {
    int size = longest ? 0 : Integer.MAX_VALUE;
    for (List<@Nullable Object> row : rows) {
      size = longest ? Math.max(size, row.size()) : Math.min(size, row.size());
    }
    List<@Nullable Object> zipped = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<@Nullable Object> items = new ArrayList<>();
      for (List<@Nullable Object> row : rows) {
        items.add(i < row.size() ? row.get(i) : fill);
      }
      zipped.add(new Tuple(items));
    }
    return zipped;
  }

  /** Every way to take one item of each list. */
  public static List<@Nullable Object> product(List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> partial = List.of(List.of());
    for (List<@Nullable Object> row : rows) {
      Sizes.items((long) partial.size() * row.size());
      List<List<@Nullable Object>> longer = new ArrayList<>();
      for (List<@Nullable Object> start : partial) {
        for (Object item : row) {
          List<@Nullable Object> all = new ArrayList<>(start);
          all.add(item);
          longer.add(all);
        }
      }
      partial = longer;
    }
    List<@Nullable Object> tuples = new ArrayList<>();
    for (List<@Nullable Object> items : partial) {
      tuples.add(new Tuple(items));
    }
    return tuples;
  }

  private static void choose(
      List<@Nullable Object> items,
      int size,
      boolean ordered,
      List<Integer> chosen,
      int from,
      List<@Nullable Object> found) {
    if (chosen.size() == size) {
      Sizes.items(found.size() + 1L);
      List<@Nullable Object> row = new ArrayList<>();
      chosen.forEach(place -> row.add(items.get(place)));
      found.add(new Tuple(row));
      return;
    }
    for (int i = ordered ? 0 : from; i < items.size(); i++) {
      if (!chosen.contains(i)) {
        chosen.add(i);
        choose(items, size, ordered, chosen, i + 1, found);
        chosen.removeLast();
      }
    }
  }

  /**
   * Pairs of each item and each element of the list at a path within it.
   *
   * @param cut whether the items of the pairs go without that list
   */
  public static List<@Nullable Object> subelements(
      @Nullable Object input, @Nullable Object path, boolean skipMissing, boolean cut) {
    if (!(input instanceof Map<?, ?>) && !(input instanceof List<?>)) {
      throw new ValueException("obj must be a list of dicts or a nested dict");
    }
    List<String> parts = new ArrayList<>();
    if (path instanceof List<?> list) {
      list.forEach(part -> parts.add(Text.str(part)));
    } else {
      parts.addAll(List.of(Text.str(path).split("\\.", -1)));
    }
    List<@Nullable Object> pairs = new ArrayList<>();
    for (Object element : SequenceFilters.values(input)) {
      Object value = element;
      boolean missing = false;
      for (String part : parts) {
        if (!(value instanceof Map<?, ?> dict)) {
          throw new ValueException(
              "the key %s should point to a dictionary, got '%s'".formatted(part, Text.str(value)));
        }
        if (!dict.containsKey(part)) {
          if (!skipMissing) {
            throw new ValueException(
                "could not find '%s' key in iterated item %s".formatted(part, Text.repr(element)));
          }
          missing = true;
          break;
        }
        value = dict.get(part);
      }
      if (missing) {
        continue;
      }
      if (!(value instanceof List<?> list)) {
        throw new ValueException(
            "the key %s should point to a list, got %s"
                .formatted(parts.getLast(), Text.repr(value)));
      }
      Object shown = cut ? without(element, parts) : element;
      for (Object sub : list) {
        pairs.add(Tuple.of(shown, sub));
      }
    }
    return pairs;
  }

  private static @Nullable Object without(@Nullable Object element, List<String> path) {
    if (!(element instanceof Map<?, ?> dict)) {
      return element;
    }
    Map<@Nullable Object, @Nullable Object> copy = Dicts.copy(dict);
    if (path.size() == 1) {
      copy.remove(path.getFirst());
    } else {
      copy.put(path.getFirst(), without(copy.get(path.getFirst()), path.subList(1, path.size())));
    }
    return copy;
  }

  private static @Nullable Object extract(@Nullable Object key, Arguments a) {
    Object result = item(a.get(0, "container", null), key);
    Object more = a.get(1, "morekeys", null);
    if (more instanceof List<?> keys) {
      for (Object next : keys) {
        result = item(result, next);
      }
    } else if (more != null) {
      result = item(result, more);
    }
    return result;
  }

  private static @Nullable Object item(@Nullable Object container, @Nullable Object key) {
    if (Types.isWhole(key) && container instanceof Map<?, ?> dict && !dict.containsKey(key)) {
      return Attributes.item(container, Numbers.index(key));
    }
    return Attributes.item(container, key);
  }
}
