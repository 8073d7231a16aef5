package weir.template.value;

import org.jspecify.annotations.Nullable;

/** A value with named attributes of its own: a namespace, the loop, an imported template. */
public interface Attributed {

  /** The attribute, or {@link Undefined} when there is none of this name. */
  @Nullable Object attribute(String name);

  /** What Python would print for it. */
  String text();
}
