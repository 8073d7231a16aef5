package weir.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What all day-two commands take: what {@code weir run} takes for connecting, and a little more.
 */
final class ServiceOptions {
  @Mixin RunOptions connect = new RunOptions();

  @Option(
      names = "--no-become",
      description = "Stay the login user. Otherwise these commands work as root, as with -b.")
  boolean noBecome;

  @Option(names = "--output", paramLabel = "FORMAT", description = "table (default) or json.")
  Output output = Output.TABLE;

  /** For whom the output is. */
  enum Output {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON
  }
}
