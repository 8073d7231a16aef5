package weir.executor;

/** An evaluation that looks ahead met what only a task's turn will tell. */
final class NotYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotYet() {
    super(null, null, false, false);
  }
}
