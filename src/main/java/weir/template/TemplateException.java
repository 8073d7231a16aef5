package weir.template;

import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;

/** A template that cannot be read or evaluated. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is. */
  public enum Kind {
    /** Something undefined was used: an ordinary failure of the task. */
    UNDEFINED,
    /** The text is no template: nothing can be done at run time. */
    SYNTAX,
    /** A filter, test or lookup that does not exist. */
    UNKNOWN,
    /** Any other failure of the evaluation. */
    EVALUATION,
    /** A limit on size, depth or time was reached. */
    LIMIT
  }

  private final Kind kind;
  private final transient Diagnostic diagnostic;

  /** A failure of this kind. */
  public TemplateException(Kind kind, Diagnostic diagnostic, @Nullable Throwable cause) {
    super(diagnostic.summary(), cause, false, true);
    this.kind = kind;
    this.diagnostic = diagnostic;
  }

  /** What kind of failure. */
  public Kind kind() {
    return kind;
  }

  /** True when something undefined was used. */
  public boolean isUndefined() {
    return kind == Kind.UNDEFINED;
  }

  /** What to show; its summary is what Ansible would put into {@code msg}. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** The summary. */
  public String text() {
    return diagnostic.summary();
  }
}
