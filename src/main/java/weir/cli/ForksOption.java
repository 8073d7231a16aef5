package weir.cli;

import picocli.CommandLine.Option;

/** Taken by commands that work on many hosts. */
final class ForksOption {
  @Option(
      names = {"-f", "--forks"},
      paramLabel = "N",
      description = "How many hosts work at the same time (default: 500).")
  int forks;
}
