package weir.source;

/**
 * Leads from offsets in a decoded text (a YAML scalar, a template) back to the file it was written
 * in.
 */
@FunctionalInterface
public interface Positions {

  /** Where this stretch of the decoded text stands in its file. */
  Span span(int start, int end);
}
