package weir.template;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of a variable: items are evaluated when they are read, changes stay in this copy. */
final class LazyList extends AbstractList<@Nullable Object> {
  private final Session session;
  private final Variables variables;
  private final List<@Nullable Object> items;

  LazyList(List<?> source, Session session, Variables variables) {
    this.session = session;
    this.variables = variables;
    this.items = new ArrayList<>(source);
  }

  @Override
  public @Nullable Object get(int index) {
    Object value = session.resolve(items.get(index), variables);
    items.set(index, value);
    return value;
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public @Nullable Object set(int index, @Nullable Object value) {
    return items.set(index, value);
  }

  @Override
  public void add(int index, @Nullable Object value) {
    modCount++;
    items.add(index, value);
  }

  @Override
  public @Nullable Object remove(int index) {
    modCount++;
    Object value = get(index);
    items.remove(index);
    return value;
  }
}
