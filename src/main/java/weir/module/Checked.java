package weir.module;

/**
 * Parameters that are checked against each other once all of them are there, so that arguments that
 * are written out are found wrong before the run.
 */
public interface Checked {

  /** Throws {@link ModuleFailure} when they cannot be meant. */
  void check();
}
