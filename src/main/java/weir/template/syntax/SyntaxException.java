package weir.template.syntax;

import java.util.Collection;
import java.util.List;

/** A text that is no template, with the offsets of the place. */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int start;
  private final int end;
  private final transient String word;
  private final transient Collection<String> choices;

  /** A failure at these offsets. */
  public SyntaxException(String message, int start, int end) {
    this(message, start, end, "", List.of());
  }

  /** A failure about a word that could have been one of these. */
  public SyntaxException(
      String message, int start, int end, String word, Collection<String> choices) {
    super(message, null, false, false);
    this.start = start;
    this.end = end;
    this.word = word;
    this.choices = choices;
  }

  /** The text for people. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** Offset of the start. */
  public int start() {
    return start;
  }

  /** Offset of the end. */
  public int end() {
    return end;
  }

  /** The word that is wrong, or the empty text. */
  public String word() {
    return word;
  }

  /** What could stand there. */
  public Collection<String> choices() {
    return choices;
  }
}
