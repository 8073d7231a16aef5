package weir.template.filter;

import org.jspecify.annotations.Nullable;
import weir.template.value.Types;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** Guards of filters that take a text and nothing that would have to be turned into one. */
final class TextInput {
  private TextInput() {}

  /** The value, which must be a path. */
  static String path(@Nullable Object value) {
    return of(value, "expected str, bytes or os.PathLike object, not %s");
  }

  /** The value, which must have the methods of a text. */
  static String withMethod(@Nullable Object value, String method) {
    return of(value, "'%s' object has no attribute '" + method + "'");
  }

  /** The value, which must be a regular expression. */
  static String pattern(@Nullable Object value) {
    if (Undefineds.defined(value) instanceof String text) {
      return text;
    }
    throw new ValueException("first argument must be string or compiled pattern");
  }

  /** The value; a failure names its type in this message. */
  static String of(@Nullable Object value, String message) {
    if (value instanceof String text) {
      return text;
    }
    throw new ValueException(message.formatted(Types.name(value)));
  }
}
