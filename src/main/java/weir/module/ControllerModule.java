package weir.module;

/**
 * A module that needs the control machine: variables, time, HTTP from here, or the connection
 * itself. Few may; the architecture test lists them.
 *
 * @param <P> the parameters
 */
public non-sealed interface ControllerModule<P extends Record> extends AnyModule<P> {

  /** Does the work. Throws {@link ModuleFailure} when it cannot. */
  Outcome run(P params, Controller controller);

  /** How far the engine may look past a task ahead that names it. */
  enum Ahead {
    /** Its outcome follows from parameters and variables, and it does nothing else. */
    FORESEEN,
    /** It leaves hosts as they are and does not wait, but its outcome is known in its turn only. */
    PASSED,
    /** It acts or waits: what stands behind it is asked when it is done. */
    STOP
  }

  /** How far the engine may look past it. */
  default Ahead ahead() {
    return Ahead.STOP;
  }

  /** False for those that leave every host as it is and may run in check mode. */
  default boolean skippedInCheckMode() {
    return false;
  }
}
