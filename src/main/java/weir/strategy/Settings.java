package weir.strategy;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How a run goes about its work.
 *
 * @param forks how many hosts work at the same time
 * @param lookAhead false for {@code --no-lookahead}
 * @param strategy of plays that name none
 * @param gathering when plays gather facts
 * @param gatherSubset of plays that name none, empty for all
 * @param forceHandlers whether failed hosts run their handlers, too
 * @param stop asked between tasks; true ends the run
 */
public record Settings(
    int forks,
    boolean lookAhead,
    String strategy,
    Gathering gathering,
    List<String> gatherSubset,
    boolean forceHandlers,
    BooleanSupplier stop) {

  /** When plays gather facts. */
  public enum Gathering {
    /** Unless a play says no. */
    IMPLICIT,
    /** When a play says yes. */
    EXPLICIT,
    /** Unless a play says no, and of each host once. */
    SMART
  }
}
