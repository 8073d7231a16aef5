package weir.template.filter;

import org.jspecify.annotations.Nullable;
import weir.template.value.Attributes;
import weir.template.value.Types;
import weir.template.value.Undefined;

/** {@code a.b.0} as filters take it: attributes and items, one after the other. */
final class AttributePath {
  private AttributePath() {}

  /** What is at the path, or undefined; the whole value for a path of None. */
  static @Nullable Object get(@Nullable Object value, @Nullable Object path) {
    if (path == null) {
      return value;
    }
    if (Types.isWhole(path)) {
      return Attributes.item(value, path);
    }
    Object result = value;
    for (String part : weir.template.value.Text.str(path).split("\\.", -1)) {
      boolean number =
          !part.isEmpty() && part.length() < 10 && part.chars().allMatch(Character::isDigit);
      result = Attributes.item(result, number ? (Object) Long.valueOf(part) : part);
    }
    return result;
  }

  /** The same, with a fallback for what is undefined. */
  static @Nullable Object get(
      @Nullable Object value, @Nullable Object path, @Nullable Object fallback) {
    Object result = get(value, path);
    return result instanceof Undefined && fallback != null ? fallback : result;
  }
}
