package weir.template.value;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Python gives for {@code range()} and for a dict's {@code keys()}, {@code values()} and
 * {@code items()}: it has items, but it is no list. The result of a template is never one.
 */
public final class View extends AbstractList<@Nullable Object> {
  private final String type;
  private final String text;
  private final List<@Nullable Object> items;

  private View(String type, String text, List<@Nullable Object> items) {
    this.type = type;
    this.text = text;
    this.items = items;
  }

  static View range(long start, long stop, long step, List<@Nullable Object> items) {
    String text =
        step == 1
            ? "range(%d, %d)".formatted(start, stop)
            : "range(%d, %d, %d)".formatted(start, stop, step);
    return new View("range", text, items);
  }

  /** What one of the three methods gives; {@code part} is its name. */
  static View of(String part, List<@Nullable Object> items) {
    return new View("dict_" + part, "", items);
  }

  /** What Python calls its type. */
  public String type() {
    return type;
  }

  /** Whether it has places that can be asked for. */
  public boolean hasPlaces() {
    return type.equals("range");
  }

  /** A list of the same items; any other value as it is. */
  public static @Nullable Object unrolled(@Nullable Object value) {
    return value instanceof View view ? Rows.copy(view) : value;
  }

  /** What Python prints for it. */
  String text() {
    return hasPlaces() ? text : "%s(%s)".formatted(type, Text.repr(Rows.copy(this)));
  }

  /** Python's equality: ranges and values by what they are, keys and items as sets. */
  boolean same(@Nullable Object other) {
    if (!(other instanceof View view) || !view.type.equals(type)) {
      return false;
    }
    if (hasPlaces()) {
      return items.equals(view.items);
    }
    return !type.equals("dict_values")
        && size() == view.size()
        && items.stream().allMatch(item -> Comparison.contains(view, item));
  }

  @Override
  public @Nullable Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  /** The keys, values or items of a dict. */
  static View part(Map<?, ?> dict, String part) {
    return of(
        part,
        switch (part) {
          case "keys" -> Rows.copy(dict);
          case "values" -> new java.util.ArrayList<>(dict.values());
          default -> DictMethods.items(dict);
        });
  }
}
