package weir.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How plays are to be run, as the command line says it.
 *
 * @param forks how many hosts work at the same time, 0 for the default
 * @param command what was typed, for the hosts' journals
 * @param patience how long to wait for another run that has a host
 * @param onFailure what becomes of hosts that fail, null to leave it to the playbook
 * @param root whether to become root even when nothing asks for it
 * @param asksHosts whether hosts are asked anything, and not only playbooks read
 */
record Conduct(
    int forks,
    boolean check,
    boolean diff,
    List<String> tags,
    List<String> skipTags,
    boolean forceHandlers,
    boolean lookAhead,
    boolean root,
    boolean asksHosts,
    List<String> command,
    Duration patience,
    @Nullable String onFailure) {

  /** As the options of {@code weir run} have it. */
  static Conduct of(RunCommand command) {
    return new Conduct(
        command.plays.many.forks,
        command.check,
        command.plays.diff,
        command.plays.tags,
        command.plays.skipTags,
        command.forceHandlers,
        !command.noLookahead,
        false,
        !command.syntaxCheck && !command.lists(),
        command.words(),
        Duration.ofSeconds(command.wait),
        command.onFailure);
  }

  /** To compare: the differences are asked for in any case, for the table counts them. */
  static Conduct of(PlayOptions plays, String command) {
    return new Conduct(
        plays.many.forks,
        true,
        true,
        plays.tags,
        plays.skipTags,
        false,
        true,
        false,
        true,
        List.of("weir", command),
        Duration.ZERO,
        null);
  }

  /** All tasks, for commands that make their plays themselves. */
  static Conduct of(int forks, boolean check, boolean diff, boolean root, String command) {
    return new Conduct(
        forks,
        check,
        diff,
        List.of("all"),
        List.of(),
        false,
        true,
        root,
        true,
        List.of("weir", command),
        Duration.ZERO,
        null);
  }
}
