package weir.template.value;

import org.jspecify.annotations.Nullable;

/** An operation that a value cannot take part in. The evaluator adds the place. */
public final class ValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as callers care. */
  public enum Kind {
    /** Something undefined was used. */
    UNDEFINED,
    /** A value of the wrong type or content. */
    VALUE,
    /** A limit on size, depth or time was reached. */
    LIMIT,
    /** A filter, test or lookup that does not exist. */
    UNKNOWN
  }

  private final Kind kind;
  private final transient @Nullable Undefined undefined;
  private @Nullable String hint;

  /** A failure of this kind. */
  public ValueException(Kind kind, String message, @Nullable Undefined undefined) {
    super(message, null, false, false);
    this.kind = kind;
    this.undefined = undefined;
  }

  /** A value of the wrong type or content. */
  public ValueException(String message) {
    this(Kind.VALUE, message, null);
  }

  /** Something that does not exist, with what it could have been. */
  public static ValueException unknown(String message, @Nullable String hint) {
    ValueException e = new ValueException(Kind.UNKNOWN, message, null);
    e.hint = hint;
    return e;
  }

  /** A value or argument that does not fit, with a way to mend it. */
  public static ValueException hinted(String message, @Nullable String hint) {
    ValueException e = new ValueException(message);
    e.hint = hint;
    return e;
  }

  /** A limit that was reached. */
  public static ValueException limit(String message) {
    return new ValueException(Kind.LIMIT, message, null);
  }

  /** The text for people. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** What kind of failure. */
  public Kind kind() {
    return kind;
  }

  /** How to mend it, if that is known. */
  public @Nullable String hint() {
    return hint;
  }

  /** The undefined value that was used, for that kind. */
  public @Nullable Undefined undefined() {
    return undefined;
  }
}
