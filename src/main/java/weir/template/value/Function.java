package weir.template.value;

import org.jspecify.annotations.Nullable;

/** Something a template can call: a global, a macro, a method bound to its value. */
@FunctionalInterface
public interface Function {

  /** Calls it. */
  @Nullable Object call(Arguments arguments);
}
