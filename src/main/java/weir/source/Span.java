package weir.source;

/** A stretch of a file, in offsets of UTF-16 units: start included, end not. */
public record Span(SourceFile file, int start, int end) {

  /** Checks the order of the offsets. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "Span of %d to %d. This is a bug in Weir.".formatted(start, end));
    }
  }

  /** Line of the start, from 1. */
  public int line() {
    return file.lineAt(start);
  }

  /** Column of the start in code points, from 1. */
  public int column() {
    return file.columnAt(start);
  }

  /** The smallest span that holds both. */
  public Span to(Span other) {
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** {@code file:line:column}, as editors understand it. */
  @Override
  public String toString() {
    return "%s:%d:%d".formatted(file.name(), line(), column());
  }
}
