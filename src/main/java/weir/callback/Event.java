package weir.callback;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Outcome;
import weir.source.Diagnostic;

/** Something that happened in a run. */
public sealed interface Event {

  /** A playbook begins. */
  record PlaybookStart(String file) implements Event {}

  /** A play begins. */
  record PlayStart(String name, boolean checkMode) implements Event {}

  /** The play's pattern names no host. */
  record NoHostsMatched() implements Event {}

  /** Every host of the play has failed. */
  record NoHostsLeft() implements Event {}

  /** A task begins on its hosts. */
  record TaskStart(TaskInfo task) implements Event {}

  /**
   * A host is done with a task.
   *
   * @param delegate the host that did the work, when it is another one
   * @param ignored true when its failure does not count
   * @param items true when the results of single items were told before
   */
  record HostResult(
      String host,
      @Nullable String delegate,
      TaskInfo task,
      Outcome outcome,
      boolean ignored,
      boolean items)
      implements Event {}

  /** A host is done with one item of a loop, shown under its label. */
  record ItemResult(
      String host, @Nullable String delegate, TaskInfo task, String label, Outcome outcome)
      implements Event {}

  /** Some hosts take their time over a task. */
  record Waiting(TaskInfo task, List<String> hosts, long seconds) implements Event {}

  /** A task will be tried again. */
  record Retry(String host, TaskInfo task, int left, Outcome outcome) implements Event {}

  /** Tasks of a file join the play. */
  record Included(String file, List<String> hosts, @Nullable String label) implements Event {}

  /** The tasks under way have ended, and what the run has changed on these hosts will be undone. */
  record Returning(List<String> hosts) implements Event {}

  /**
   * An interrupted run leaves a host as it is.
   *
   * @param whole whether all that was to be done there is done
   * @param changes the tasks that have changed it
   */
  record Kept(String host, boolean whole, List<String> changes) implements Event {}

  /**
   * What the run had changed on a host is undone.
   *
   * @param undone in words, one for each thing
   * @param left what has no way back
   * @param failed what could not be undone though it should have been
   * @param health what the play's own look at health says now, null when it has none
   */
  record RolledBack(
      String host,
      List<String> undone,
      List<String> left,
      List<String> failed,
      @Nullable Outcome health)
      implements Event {}

  /** Worth knowing, with or without a place. */
  record Warning(Diagnostic diagnostic) implements Event {}

  /** The run is over. */
  record Recap(Map<String, HostStats> hosts) implements Event {}
}
