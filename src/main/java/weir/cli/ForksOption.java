package weir.cli;

import weir.cli.command.Options;

/** Taken by commands that work on many hosts. */
final class ForksOption {
  int forks;

  void describe(Options to) {
    to.number(
        "-f, --forks", "N", "How many hosts work at the same time (default: 500).", v -> forks = v);
  }
}
