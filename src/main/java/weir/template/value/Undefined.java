package weir.template.value;

import org.jspecify.annotations.Nullable;
import weir.source.Positions;
import weir.source.Span;

/**
 * The value of something that is not there. Any use but {@code default} and {@code is defined} is
 * an error with this message; an attribute of it is itself.
 *
 * @param message what to say when it is used
 * @param name the name that was looked up, if one was
 * @param owner the value in which the name was missing; null for a variable
 * @param lenient whether it may be used as the empty text, as a choice without {@code else} may
 * @param origin leads to the place of the expression that gave it
 * @param start offset of that expression
 * @param end offset of its end
 */
public record Undefined(
    String message,
    @Nullable String name,
    @Nullable Object owner,
    boolean lenient,
    @Nullable Positions origin,
    int start,
    int end) {

  /** A variable that is not set. */
  public static Undefined variable(String name) {
    return of("'%s' is undefined".formatted(name), name, null);
  }

  /** Something missing for another reason. */
  public static Undefined because(String message) {
    return of(message, null, null);
  }

  /** Something of this name that the owner lacks. */
  static Undefined of(String message, @Nullable String name, @Nullable Object owner) {
    return new Undefined(message, name, owner, false, null, 0, 0);
  }

  /** What a choice gives that has no {@code else}. */
  public static Undefined noElse() {
    return new Undefined(
        "the inline if-expression evaluated to false and no else section was defined.",
        null,
        null,
        true,
        null,
        0,
        0);
  }

  /** The same with its place, unless it has one. */
  public Undefined at(Positions positions, int from, int to) {
    return origin != null
        ? this
        : new Undefined(message, name, owner, lenient, positions, from, to);
  }

  /** Where the expression stands that gave it, if that is known. */
  public @Nullable Span span() {
    return origin == null ? null : origin.span(start, end);
  }

  /** The failure that using it is. */
  public ValueException failure() {
    return new ValueException(ValueException.Kind.UNDEFINED, message, this);
  }

  /** The empty text for a lenient one; the others fail. */
  public String used() {
    if (lenient) {
      return "";
    }
    throw failure();
  }
}
