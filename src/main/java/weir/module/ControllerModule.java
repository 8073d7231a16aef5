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

  /** False for those that leave every host as it is and may run in check mode. */
  default boolean skippedInCheckMode() {
    return false;
  }
}
