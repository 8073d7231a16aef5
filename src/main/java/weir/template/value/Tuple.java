package weir.template.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Python tuple: a fixed row of values that may serve as a key.
 *
 * @param names of its places, for a named tuple
 */
public record Tuple(List<@Nullable Object> items, List<String> names)
    implements Iterable<@Nullable Object> {

  /** Keeps a copy of the items. */
  public Tuple {
    items = Collections.unmodifiableList(new ArrayList<>(items));
  }

  /** A tuple without names. */
  public Tuple(List<@Nullable Object> items) {
    this(items, List.of());
  }

  /** A tuple of these items. */
  public static Tuple of(@Nullable Object... items) {
    return new Tuple(Arrays.asList(items));
  }

  /** The item at this place, from 0. */
  public @Nullable Object get(int index) {
    return items.get(index);
  }

  /** How many items. */
  public int size() {
    return items.size();
  }

  @Override
  public Iterator<@Nullable Object> iterator() {
    return items.iterator();
  }
}
