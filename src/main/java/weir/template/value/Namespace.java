package weir.template.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one object whose attributes a template can set. */
public final class Namespace implements Attributed {
  private final Map<String, @Nullable Object> values;

  /** A namespace that starts with these. */
  public Namespace(Map<String, @Nullable Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** Sets an attribute. */
  public void set(String name, @Nullable Object value) {
    values.put(name, value);
  }

  /** The attributes as a dict. */
  public Map<String, @Nullable Object> dict() {
    return values;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return values.containsKey(name) ? values.get(name) : Attributes.missing(this, name);
  }

  @Override
  public String text() {
    return "<Namespace " + Text.repr(values) + ">";
  }
}
