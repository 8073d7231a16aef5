package weir.template.json;

import org.jspecify.annotations.Nullable;

/**
 * JSON text to values and back, as Python's json module does it. Numbers become Long, BigInteger or
 * Double; objects LinkedHashMap; arrays ArrayList.
 */
public final class Json {

  /**
   * How to write.
   *
   * @param indent blanks for each level; -1 for all on one line
   * @param itemSeparator between items
   * @param keySeparator between key and value
   * @param sorted whether keys are sorted
   * @param ascii whether other characters are escaped
   */
  public record Style(
      int indent, String itemSeparator, String keySeparator, boolean sorted, boolean ascii) {
    /** One line, as Python's {@code json.dumps} writes by default. */
    public static final Style PYTHON = new Style(-1, ", ", ": ", false, true);

    /** One line without blanks. */
    public static final Style COMPACT = new Style(-1, ",", ":", false, false);

    /** Four blanks a level, sorted keys. */
    public static final Style NICE = new Style(4, ",", ": ", true, true);
  }

  private Json() {}

  /** The value of a text; a {@link weir.template.value.ValueException} says what is wrong. */
  public static @Nullable Object read(String text) {
    return new JsonReader(text).document();
  }

  /** The text of a value. */
  public static String write(@Nullable Object value, Style style) {
    return new JsonWriter(style).write(value);
  }
}
