package weir.journal;

import weir.module.ModuleFailure;

/**
 * A host may not be changed by this run, so the task did not run. There is no result that the task
 * could judge itself.
 */
public final class Refused extends ModuleFailure {
  private static final long serialVersionUID = 1L;

  /** For this reason. */
  public Refused(String why) {
    super(why);
  }
}
