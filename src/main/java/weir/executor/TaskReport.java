package weir.executor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Outcome;

/**
 * What a task came to on one host.
 *
 * @param outcome of the task as a whole
 * @param shown the same with nothing that must not be shown
 * @param delegate how the host that did the work is shown, when it is another one
 * @param ignored true when its failure does not count
 * @param items of a loop, empty without one
 * @param notified the handlers to run when something changed
 */
public record TaskReport(
    Outcome outcome,
    Outcome shown,
    @Nullable String delegate,
    boolean ignored,
    List<Item> items,
    List<String> notified) {

  /**
   * One item of a loop, or the one run of a task that directs the play.
   *
   * @param label as it is shown
   * @param variables what the item adds to the variables
   */
  public record Item(String label, Map<String, @Nullable Object> variables, Outcome outcome) {}

  /** What {@code register} keeps. */
  public Map<String, Object> registered() {
    return items.isEmpty() ? Results.registered(outcome) : Results.registeredLoop(outcome);
  }

  /** True when the results of single items tell all; of hidden ones the whole is told, too. */
  public boolean itemsShown() {
    return !items.isEmpty() && outcome.values().equals(shown.values());
  }

  /** True when the host cannot go on. */
  public boolean bad() {
    return !ignored
        && switch (outcome.kind()) {
          case FAILED, UNREACHABLE -> true;
          case OK, SKIPPED -> false;
        };
  }
}
