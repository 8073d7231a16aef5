package weir.cli.command;

import java.io.IOException;
import picocli.CommandLine;

/** A command of {@code weir}: what it takes, and what it does. */
public interface Command {
  /** Says what it is for and what it takes; the values arrive before it is run. */
  void describe(Options to);

  /**
   * Does it and returns the exit code.
   *
   * @param line where answers and messages go, and whom to blame for wrong use
   */
  int run(CommandLine line) throws IOException;
}
