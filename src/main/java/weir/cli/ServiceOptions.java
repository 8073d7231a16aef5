package weir.cli;

import weir.cli.command.Options;

/**
 * What all day-two commands take: what {@code weir run} takes for connecting, and a little more.
 */
final class ServiceOptions {
  RunOptions connect = new RunOptions();
  boolean noBecome;
  Output output = Output.TABLE;

  /** For whom the output is. */
  enum Output {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON
  }

  void describe(Options to) {
    connect.describe(to);
    to.flag(
            "--no-become",
            "Stay the login user. Otherwise these commands work as root, as with -b.",
            v -> noBecome = v)
        .one("--output", "FORMAT", Output.class, "table (default) or json.", v -> output = v);
  }
}
