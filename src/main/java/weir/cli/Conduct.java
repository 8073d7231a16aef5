package weir.cli;

import java.util.List;

/**
 * How plays are to be run, as the command line says it.
 *
 * @param forks how many hosts work at the same time, 0 for the default
 * @param root whether to become root even when nothing asks for it
 */
record Conduct(
    int forks,
    boolean check,
    boolean diff,
    List<String> tags,
    List<String> skipTags,
    boolean forceHandlers,
    boolean lookAhead,
    boolean root) {

  /** As the options of {@code weir run} have it. */
  static Conduct of(RunCommand command) {
    return new Conduct(
        command.forks,
        command.check,
        command.diff,
        command.tags,
        command.skipTags,
        command.forceHandlers,
        !command.noLookahead,
        false);
  }

  /** All tasks, for commands that make their plays themselves. */
  static Conduct of(int forks, boolean check, boolean diff, boolean root) {
    return new Conduct(forks, check, diff, List.of("all"), List.of(), false, true, root);
  }
}
