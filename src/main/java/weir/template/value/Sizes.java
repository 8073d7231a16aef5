package weir.template.value;

/** How large a single value may grow. */
public final class Sizes {
  /** Characters of one text. */
  public static final int MOST_CHARACTERS = 32 << 20;

  /** Items of one list. */
  public static final int MOST_ITEMS = 2_000_000;

  /** Bits of one whole number. */
  public static final int MOST_BITS = 200_000;

  private Sizes() {}

  /** The count, unless a text of that many characters would be too long. */
  static int characters(long count) {
    if (count > MOST_CHARACTERS) {
      throw ValueException.limit(
          "a text of %d characters is too long (the limit is %d)"
              .formatted(count, MOST_CHARACTERS));
    }
    return (int) count;
  }

  /** The count, unless a list of that many items would be too long. */
  public static int items(long count) {
    if (count > MOST_ITEMS) {
      throw ValueException.limit(
          "a list of %d items is too long (the limit is %d)".formatted(count, MOST_ITEMS));
    }
    return (int) count;
  }
}
