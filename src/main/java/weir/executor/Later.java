package weir.executor;

/** A value that a task ahead will give, put among the variables of the tasks behind it. */
@FunctionalInterface
interface Later {
  /** Of a value that only the task's turn will tell. */
  Later NEVER =
      () -> {
        throw new NotYet();
      };

  /** The value, if need be waited for; throws {@link NotYet} where that is of no use. */
  Object value();
}
