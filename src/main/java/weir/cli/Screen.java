package weir.cli;

import java.io.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import weir.connection.Answer;
import weir.connection.CommandRunner;
import weir.connection.local.LocalCommands;

/** The terminal that output goes to, if it does. */
final class Screen {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int ENDLESS = 10_000;
  private final CommandRunner commands = new LocalCommands();

  /** Columns and rows. */
  record Size(int columns, int rows) {}

  /** Whether somebody sees the output as it is printed. */
  static boolean present() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Its size now; endless when there is none. */
  Size size() {
    if (!present()) {
      return new Size(ENDLESS, ENDLESS);
    }
    try {
      Answer answer = commands.run(List.of("/bin/sh", "-c", "stty size </dev/tty"), LIMIT);
      String[] words = answer.stdout().strip().split(" ", -1);
      if (words.length == 2 && words[0].matches("[1-9][0-9]*") && words[1].matches("[1-9][0-9]*")) {
        return new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0]));
      }
    } catch (IOException _) {
      // Then it is as most are.
    }
    return new Size(80, 24);
  }
}
