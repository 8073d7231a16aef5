package weir.vars;

/** The value of {@code omit}: an argument that has it is as if it were not given. */
public final class Omit {
  /** A text nobody writes by chance; only compared, never shown. */
  public static final String MARK = "__omit_place_holder__7c1b3f0e9d5a48c6b2";

  private Omit() {}

  /** Whether a value is {@code omit}. */
  public static boolean is(@org.jspecify.annotations.Nullable Object value) {
    return MARK.equals(value);
  }
}
