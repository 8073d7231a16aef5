package weir.template;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Dicts;

/** A dict of a variable: values are evaluated when they are read, changes stay in this copy. */
final class LazyDict extends AbstractMap<@Nullable Object, @Nullable Object> {
  private final Session session;
  private final Variables variables;
  private final Map<@Nullable Object, @Nullable Object> resolved = new HashMap<>();
  private Map<@Nullable Object, @Nullable Object> source;
  private boolean own;

  LazyDict(Map<?, ?> source, Session session, Variables variables) {
    this.source = Dicts.open(source);
    this.session = session;
    this.variables = variables;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    Object raw = source.get(key);
    if (raw == null || raw instanceof String) {
      return raw;
    }
    if (resolved.containsKey(key)) {
      return resolved.get(key);
    }
    Object value = session.resolve(raw, variables);
    resolved.put(key, value);
    return value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return source.containsKey(key);
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public @Nullable Object put(@Nullable Object key, @Nullable Object value) {
    makeOwn();
    resolved.remove(key);
    return source.put(key, value);
  }

  @Override
  public @Nullable Object remove(@Nullable Object key) {
    makeOwn();
    Object value = get(key);
    resolved.remove(key);
    source.remove(key);
    return value;
  }

  @Override
  public void clear() {
    source = new LinkedHashMap<>();
    own = true;
    resolved.clear();
  }

  private void makeOwn() {
    if (!own) {
      source = new LinkedHashMap<>(source);
      own = true;
    }
  }

  @Override
  public Set<@Nullable Object> keySet() {
    return java.util.Collections.unmodifiableSet(source.keySet());
  }

  @Override
  public Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
    return new ReadEntries(source.keySet(), this::get);
  }
}
