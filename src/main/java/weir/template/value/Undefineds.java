package weir.template.value;

import org.jspecify.annotations.Nullable;

/** Guards against using what is undefined. */
public final class Undefineds {
  private Undefineds() {}

  /** The value, unless it is undefined. */
  public static @Nullable Object defined(@Nullable Object value) {
    if (value instanceof Undefined undefined) {
      return undefined.used();
    }
    return value;
  }
}
