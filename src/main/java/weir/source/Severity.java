package weir.source;

/** How much a diagnostic matters: an error stops the run, a warning does not. */
public enum Severity {
  /** The run cannot start, or cannot go on. */
  ERROR,
  /** Worth knowing; the run goes on. */
  WARNING
}
