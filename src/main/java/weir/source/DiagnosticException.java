package weir.source;

import java.util.List;

/** What the user wrote cannot be used; carries everything found wrong so far. */
public final class DiagnosticException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Diagnostic> diagnostics;

  /** One problem. */
  public DiagnosticException(Diagnostic diagnostic) {
    this(List.of(diagnostic));
  }

  /** Several problems, at least one. */
  public DiagnosticException(List<Diagnostic> diagnostics) {
    super(diagnostics.getFirst().summary());
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** All problems, in the order found. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
