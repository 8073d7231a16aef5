package weir.template.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Comparison;

/** A set of values by Python's equality, quick for texts. */
final class DistinctValues {
  private final Set<String> texts = new HashSet<>();
  private final List<@Nullable Object> others = new ArrayList<>();

  static DistinctValues of(List<@Nullable Object> values) {
    DistinctValues set = new DistinctValues();
    values.forEach(set::add);
    return set;
  }

  /** True when the value was not there yet. */
  boolean add(@Nullable Object value) {
    if (value instanceof String text) {
      return texts.add(text);
    }
    if (contains(value)) {
      return false;
    }
    others.add(value);
    return true;
  }

  boolean contains(@Nullable Object value) {
    if (value instanceof String text) {
      return texts.contains(text);
    }
    return Comparison.contains(others, value);
  }
}
