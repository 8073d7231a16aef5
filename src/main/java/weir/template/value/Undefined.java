package weir.template.value;

import org.jspecify.annotations.Nullable;
import weir.source.Span;

/**
 * The value of something that is not there. Any use but {@code default} and {@code is defined} is
 * an error with this message; an attribute of it is itself.
 *
 * @param message what to say when it is used
 * @param name the name that was looked up, if one was
 * @param owner the value in which the name was missing; null for a variable
 * @param span where the expression stands that gave it
 */
public record Undefined(
    String message, @Nullable String name, @Nullable Object owner, @Nullable Span span) {

  /** A variable that is not set. */
  public static Undefined variable(String name) {
    return new Undefined("'%s' is undefined".formatted(name), name, null, null);
  }

  /** Something missing for another reason. */
  public static Undefined because(String message) {
    return new Undefined(message, null, null, null);
  }

  /** The same with its place, unless it has one. */
  public Undefined at(@Nullable Span place) {
    return span != null || place == null ? this : new Undefined(message, name, owner, place);
  }

  /** The failure that using it is. */
  public ValueException failure() {
    return new ValueException(ValueException.Kind.UNDEFINED, message, this);
  }
}
