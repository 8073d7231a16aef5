package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weir.template.value.Comparison;
import weir.template.value.Undefineds;

/** What values are sorted and compared by: texts without regard to case unless it matters. */
final class Folding {
  private Folding() {}

  static @Nullable Object key(@Nullable Object value, boolean caseSensitive) {
    Object defined = Undefineds.defined(value);
    return !caseSensitive && defined instanceof String text
        ? text.toLowerCase(Locale.ROOT)
        : defined;
  }

  /** The values of a path with several parts between commas, for sorting. */
  static List<@Nullable Object> keys(
      @Nullable Object value, @Nullable Object attribute, boolean caseSensitive) {
    List<@Nullable Object> keys = new ArrayList<>();
    if (attribute instanceof String path) {
      for (String part : path.split(",", -1)) {
        keys.add(key(AttributePath.get(value, part), caseSensitive));
      }
    } else {
      keys.add(key(AttributePath.get(value, attribute), caseSensitive));
    }
    return keys;
  }

  static int compare(List<@Nullable Object> a, List<@Nullable Object> b) {
    return a.size() == 1
        ? Comparison.compare(a.getFirst(), b.getFirst())
        : Comparison.compare(a, b);
  }
}
