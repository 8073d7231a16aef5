package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Attributed;
import weir.template.value.Attributes;
import weir.template.value.Rows;
import weir.template.value.Truth;
import weir.template.value.Tuple;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** Filters that look at each item: map, select, reject, group. */
final class SelectionFilters {
  static final Set<String> NAMES =
      Set.of("map", "select", "reject", "selectattr", "rejectattr", "groupby", "attr");

  private SelectionFilters() {}

  static @Nullable Object apply(
      String name, @Nullable Object input, Arguments a, FilterContext context) {
    return switch (name) {
      case "map" -> map(input, a, context);
      case "groupby" -> group(input, a);
      case "attr" -> attribute(input, a.text(0, "name"));
      default -> select(name, input, a, context);
    };
  }

  private static @Nullable Object attribute(@Nullable Object input, String name) {
    Object found = Attributes.dot(input, name);
    boolean item = input instanceof Map<?, ?> map && map.containsKey(name);
    boolean own = found instanceof weir.template.value.Function || input instanceof Attributed;
    return item && !own ? Attributes.missing(input, name) : found;
  }

  private static List<@Nullable Object> map(
      @Nullable Object input, Arguments a, FilterContext context) {
    List<@Nullable Object> mapped = new ArrayList<>();
    if (!Truth.of(input)) {
      return mapped;
    }
    if (a.size() == 0 && a.named().containsKey("attribute")) {
      Object attribute = a.get(-1, "attribute", null);
      Object fallback = a.get(-1, "default", null);
      for (String option : a.named().keySet()) {
        if (!option.equals("attribute") && !option.equals("default")) {
          throw new ValueException("Unexpected keyword argument '%s'".formatted(option));
        }
      }
      for (Object item : Rows.of(input)) {
        mapped.add(AttributePath.get(item, attribute, fallback));
      }
      return mapped;
    }
    if (a.size() == 0) {
      throw new ValueException("map requires a filter argument");
    }
    String filter = a.text(0, "filter");
    Arguments rest = a.from(1);
    for (Object item : Rows.of(input)) {
      mapped.add(context.filter(filter, item, rest));
    }
    return mapped;
  }

  private static List<@Nullable Object> select(
      String name, @Nullable Object input, Arguments a, FilterContext context) {
    if (!Truth.of(input)) {
      return new ArrayList<>();
    }
    boolean byAttribute = name.endsWith("attr");
    boolean wanted = name.startsWith("select");
    if (byAttribute && a.size() == 0) {
      throw new ValueException("Missing parameter for attribute name");
    }
    Object attribute = byAttribute ? a.all().get(0) : null;
    int at = byAttribute ? 1 : 0;
    String test = a.size() > at ? a.text(at, "test") : null;
    Arguments rest = a.from(at + 1);
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : Rows.of(input)) {
      Object value = AttributePath.get(item, attribute);
      boolean passes = test == null ? Truth.of(value) : context.test(test, value, rest);
      if (passes == wanted) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static List<@Nullable Object> group(@Nullable Object input, Arguments a) {
    Object attribute = a.require(0, "attribute");
    Object fallback = a.get(1, "default", null);
    boolean caseSensitive = a.flag(2, "case_sensitive", false);
    record Entry(@Nullable Object key, @Nullable Object shown, @Nullable Object item) {}
    List<Entry> entries = new ArrayList<>();
    for (Object item : Rows.of(input)) {
      Object value = AttributePath.get(item, attribute, fallback);
      if (value instanceof Undefined undefined) {
        throw undefined.failure();
      }
      entries.add(new Entry(Folding.key(value, caseSensitive), value, item));
    }
    entries.sort((x, y) -> weir.template.value.Comparison.compare(x.key(), y.key()));
    List<@Nullable Object> groups = new ArrayList<>();
    List<@Nullable Object> current = new ArrayList<>();
    Entry first = null;
    for (Entry entry : entries) {
      if (first == null || !weir.template.value.Comparison.equal(first.key(), entry.key())) {
        first = entry;
        current = new ArrayList<>();
        List<@Nullable Object> pair = new ArrayList<>();
        pair.add(entry.shown());
        pair.add(current);
        groups.add(new Tuple(pair, List.of("grouper", "list")));
      }
      current.add(entry.item());
    }
    return groups;
  }
}
