package weir.source;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with what the user wrote.
 *
 * @param summary one short line that says what is wrong
 * @param span where, if it has a place
 * @param detail why it is wrong, in full sentences, if the summary leaves that open
 * @param hint how to mend it, ending with the nearest spelling where there is one
 */
public record Diagnostic(
    Severity severity,
    String summary,
    @Nullable Span span,
    @Nullable String detail,
    @Nullable String hint) {

  /** An error at a place. */
  public static Diagnostic error(String summary, @Nullable Span span) {
    return new Diagnostic(Severity.ERROR, summary, span, null, null);
  }

  /** A warning at a place. */
  public static Diagnostic warning(String summary, @Nullable Span span) {
    return new Diagnostic(Severity.WARNING, summary, span, null, null);
  }

  /** The same with a reason. */
  public Diagnostic withDetail(@Nullable String why) {
    return new Diagnostic(severity, summary, span, why, hint);
  }

  /** The same with a way to mend it. */
  public Diagnostic withHint(@Nullable String how) {
    return new Diagnostic(severity, summary, span, detail, how);
  }

  /** The same at another place. */
  public Diagnostic at(@Nullable Span place) {
    return new Diagnostic(severity, summary, place, detail, hint);
  }

  /** True when this stops the run. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
