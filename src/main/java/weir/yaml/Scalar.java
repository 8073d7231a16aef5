package weir.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import weir.source.Positions;
import weir.source.Span;

/**
 * A single value.
 *
 * @param text the decoded text, before any resolution to a type
 * @param value what YAML 1.1 makes of it: null, Boolean, Long, BigInteger, Double, String,
 *     LocalDate or ZonedDateTime/LocalDateTime
 * @param tag what the author asked for beyond the text
 * @param positions from offsets in the text back to the file
 */
public record Scalar(String text, @Nullable Object value, Tag tag, Span span, Positions positions)
    implements Node {

  /** What a tag in front of a scalar asks for. */
  public enum Tag {
    /** Nothing special. */
    NONE,
    /** {@code !unsafe}: never a template. */
    UNSAFE,
    /** {@code !vault}: the text is ciphertext. */
    VAULT
  }

  /** A plain string that is not in any file in this form. */
  public static Scalar ofString(String text, Span span) {
    return new Scalar(text, text, Tag.NONE, span, (start, end) -> span);
  }

  @Override
  public String kind() {
    return switch (value) {
      case null -> "nothing";
      case Boolean b -> "a boolean";
      case Long n -> "a number";
      case BigInteger n -> "a number";
      case Double d -> "a number";
      case String s -> "a string";
      case Object other -> "a date";
    };
  }
}
