package weir.source;

/**
 * A text with the name a person knows it by: a path as given, or a label such as {@code
 * --extra-vars}.
 */
public record SourceFile(String name, String text) {

  /** The number of the line that holds this offset, from 1. */
  public int lineAt(int offset) {
    int line = 1;
    int end = Math.min(offset, text.length());
    for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }

  /** The column of this offset in code points, from 1. */
  public int columnAt(int offset) {
    int at = Math.min(offset, text.length());
    return text.codePointCount(lineStart(at), at) + 1;
  }

  /** The whole line that holds this offset, without its line end. */
  public String lineTextAt(int offset) {
    int at = Math.min(offset, text.length());
    int end = text.indexOf('\n', at);
    String line = text.substring(lineStart(at), end < 0 ? text.length() : end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** A span of this file, from one offset up to another. */
  public Span span(int start, int end) {
    return new Span(this, start, end);
  }

  @Override
  public String toString() {
    return name;
  }

  private int lineStart(int offset) {
    return offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  }
}
