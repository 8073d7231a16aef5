package weir.service;

import java.io.PrintStream;

/** One line on a terminal that says what is going on, and goes when there is something to say. */
public final class Progress {
  private static final String CLEAR = "\r\u001b[K";
  private final PrintStream err;
  private final boolean terminal;
  private final int width;
  private boolean shown;

  /** Without a terminal it says nothing. */
  public Progress(PrintStream err, boolean terminal, int width) {
    this.err = err;
    this.terminal = terminal;
    this.width = width;
  }

  void show(String text) {
    if (terminal) {
      err.print(CLEAR + text.substring(0, Math.min(text.length(), width - 1)));
      err.flush();
      shown = true;
    }
  }

  void clear() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }
}
