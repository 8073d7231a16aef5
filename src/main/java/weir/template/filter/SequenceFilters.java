package weir.template.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Arithmetic;
import weir.template.value.Comparison;
import weir.template.value.Rows;
import weir.template.value.Sizes;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Undefined;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** Filters on lists as wholes: ends, order, sums, pieces. */
final class SequenceFilters {
  static final Set<String> NAMES =
      Set.of(
          "first",
          "last",
          "length",
          "count",
          "list",
          "join",
          "reverse",
          "sort",
          "unique",
          "min",
          "max",
          "sum",
          "batch",
          "slice",
          "flatten",
          "version_sort");

  private SequenceFilters() {}

  static @Nullable Object apply(
      String name, @Nullable Object input, Arguments a, FilterContext context) {
    return switch (name) {
      case "first", "last" -> end(name, input);
      case "length", "count" -> Rows.length(input);
      case "list" -> Rows.copy(input);
      case "join" -> join(input, a);
      case "reverse" -> {
        List<@Nullable Object> items = Rows.copy(input);
        Collections.reverse(items);
        yield input instanceof String
            ? String.join("", items.stream().map(Text::str).toList())
            : items;
      }
      case "sort" -> sort(input, a);
      case "unique" -> unique(input, a);
      case "min", "max" -> extreme(name, input, a);
      case "sum" -> {
        Object total = a.get(1, "start", 0L);
        Object attribute = a.get(0, "attribute", null);
        if (total instanceof String) {
          throw new ValueException("sum() can't sum strings [use ''.join(seq) instead]");
        }
        for (Object item : Rows.of(input)) {
          total = Arithmetic.apply("+", total, AttributePath.get(item, attribute));
        }
        yield total;
      }
      case "batch" -> batch(input, a);
      case "slice" -> slice(input, a);
      case "version_sort" -> Versions.sorted(Rows.copy(input), a.flag(0, "reverse", false));
      default -> {
        List<@Nullable Object> flat = new ArrayList<>();
        Object levels = a.get(0, "levels", null);
        boolean keepNone = !a.flag(1, "skip_nulls", true);
        flatten(Rows.of(input), levels == null ? -1 : a.whole(0, "levels", -1), keepNone, flat, 0);
        yield flat;
      }
    };
  }

  private static @Nullable Object end(String name, @Nullable Object input) {
    List<@Nullable Object> items = Rows.of(input);
    if (items.isEmpty()) {
      return Undefined.because("No %s item, sequence was empty.".formatted(name));
    }
    return name.equals("first") ? items.getFirst() : items.getLast();
  }

  private static String join(@Nullable Object input, Arguments a) {
    String between = a.text(0, "d", "");
    Object attribute = a.get(1, "attribute", null);
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Object item : Rows.of(input)) {
      out.append(first ? "" : between).append(Text.str(AttributePath.get(item, attribute)));
      first = false;
      if (out.length() > Sizes.MOST_CHARACTERS) {
        throw ValueException.limit("the text is too long");
      }
    }
    return out.toString();
  }

  private record Keyed(List<@Nullable Object> keys, @Nullable Object item) {}

  private static List<@Nullable Object> sort(@Nullable Object input, Arguments a) {
    boolean reverse = a.flag(0, "reverse", false);
    boolean caseSensitive = a.flag(1, "case_sensitive", false);
    Object attribute = a.get(2, "attribute", null);
    List<Keyed> keyed = new ArrayList<>();
    for (Object item : Rows.of(input)) {
      keyed.add(new Keyed(Folding.keys(item, attribute, caseSensitive), item));
    }
    keyed.sort((x, y) ->
        reverse ? Folding.compare(y.keys(), x.keys()) : compareForward(x.keys(), y.keys()));
    List<@Nullable Object> sorted = new ArrayList<>();
    keyed.forEach(entry -> sorted.add(entry.item()));
    return sorted;
  }

  private static int compareForward(List<@Nullable Object> a, List<@Nullable Object> b) {
    return Folding.compare(a, b);
  }

  private static List<@Nullable Object> unique(@Nullable Object input, Arguments a) {
    boolean caseSensitive = a.flag(0, "case_sensitive", false);
    Object attribute = a.get(1, "attribute", null);
    DistinctValues seen = new DistinctValues();
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : Rows.of(input)) {
      if (seen.add(Folding.key(AttributePath.get(item, attribute), caseSensitive))) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static @Nullable Object extreme(String name, @Nullable Object input, Arguments a) {
    boolean caseSensitive = a.flag(0, "case_sensitive", false);
    Object attribute = a.get(1, "attribute", null);
    List<@Nullable Object> items = Rows.of(input);
    if (items.isEmpty()) {
      return Undefined.because("No aggregated item, sequence was empty.");
    }
    Object best = null;
    Object bestKey = null;
    boolean first = true;
    for (Object item : items) {
      Object key = Folding.key(AttributePath.get(item, attribute), caseSensitive);
      int order = first ? 0 : Comparison.compare(key, bestKey);
      if (first || (name.equals("min") ? order < 0 : order > 0)) {
        best = item;
        bestKey = key;
      }
      first = false;
    }
    return best;
  }

  private static List<@Nullable Object> batch(@Nullable Object input, Arguments a) {
    long size = a.whole(0, "linecount", 1);
    Object fill = a.get(1, "fill_with", null);
    List<@Nullable Object> batches = new ArrayList<>();
    List<@Nullable Object> current = new ArrayList<>();
    for (Object item : Rows.of(input)) {
      if (current.size() == size) {
        batches.add(current);
        current = new ArrayList<>();
      }
      current.add(item);
    }
    if (!current.isEmpty()) {
      while (fill != null && current.size() < Sizes.items(size)) {
        current.add(fill);
      }
      batches.add(current);
    }
    return batches;
  }

  private static List<@Nullable Object> slice(@Nullable Object input, Arguments a) {
    int slices = Sizes.items(Math.max(1, a.whole(0, "slices", 1)));
    Object fill = a.get(1, "fill_with", null);
    List<@Nullable Object> items = Rows.of(input);
    int each = items.size() / slices;
    int extra = items.size() % slices;
    List<@Nullable Object> all = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < slices; i++) {
      int end = at + each + (i < extra ? 1 : 0);
      List<@Nullable Object> part = new ArrayList<>(items.subList(at, end));
      if (fill != null && i >= extra) {
        part.add(fill);
      }
      all.add(part);
      at = end;
    }
    return all;
  }

  private static void flatten(
      List<@Nullable Object> items,
      long levels,
      boolean keepNone,
      List<@Nullable Object> flat,
      int depth) {
    if (depth > 200) {
      throw ValueException.limit("a list is nested more than 200 deep");
    }
    for (Object item : items) {
      Object value = Undefineds.defined(item);
      boolean none = value == null || "None".equals(value) || "null".equals(value);
      if (none && !keepNone) {
        continue;
      }
      boolean row = value instanceof List<?> || value instanceof Tuple;
      if (row && levels != 0) {
        flatten(Rows.of(value), levels - 1, keepNone, flat, depth + 1);
      } else {
        flat.add(value);
      }
    }
  }

  /** The values of a dict when it is one, else the items. */
  static List<@Nullable Object> values(@Nullable Object input) {
    return input instanceof Map<?, ?> map ? new ArrayList<>(map.values()) : Rows.of(input);
  }
}
