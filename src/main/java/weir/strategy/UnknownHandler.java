package weir.strategy;

import weir.source.Diagnostic;
import weir.source.Span;

/** A changed task notifies a handler that does not exist, which ends the run. */
public final class UnknownHandler extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Diagnostic diagnostic;

  UnknownHandler(String name, Span span) {
    super(name);
    this.diagnostic =
        Diagnostic.error("no handler is named '%s', nor listens to it".formatted(name), span);
  }

  /** What to show. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
