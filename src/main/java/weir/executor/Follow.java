package weir.executor;

/** What can be done for the tasks to come while a host is at work for this one. */
@FunctionalInterface
public interface Follow {
  /** Nothing. */
  Follow NONE = _ -> {};

  /**
   * The last action of an item is on its way.
   *
   * @param next the item of the task's loop that comes then, 1 without a loop
   */
  void from(int next);
}
