package weir.strategy;

import java.util.function.BooleanSupplier;

/**
 * How a run goes about its work.
 *
 * @param forks how many hosts work at the same time
 * @param lookAhead false for {@code --no-lookahead}
 * @param strategy of plays that name none
 * @param gatherByDefault whether a play gathers facts that does not say
 * @param forceHandlers whether failed hosts run their handlers, too
 * @param stop asked between tasks; true ends the run
 */
public record Settings(
    int forks,
    boolean lookAhead,
    String strategy,
    boolean gatherByDefault,
    boolean forceHandlers,
    BooleanSupplier stop) {}
