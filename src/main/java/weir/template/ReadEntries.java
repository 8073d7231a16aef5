package weir.template;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The entries of a map whose values are looked up as they are read. */
final class ReadEntries extends AbstractSet<Map.Entry<@Nullable Object, @Nullable Object>> {
  private final Set<? extends @Nullable Object> keys;
  private final UnaryOperator<@Nullable Object> values;

  ReadEntries(Set<? extends @Nullable Object> keys, UnaryOperator<@Nullable Object> values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public Iterator<Map.Entry<@Nullable Object, @Nullable Object>> iterator() {
    Iterator<? extends @Nullable Object> left = keys.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return left.hasNext();
      }

      @Override
      public Map.Entry<@Nullable Object, @Nullable Object> next() {
        Object key = left.next();
        return new AbstractMap.SimpleImmutableEntry<@Nullable Object, @Nullable Object>(
            key, values.apply(key));
      }
    };
  }

  @Override
  public int size() {
    return keys.size();
  }
}
