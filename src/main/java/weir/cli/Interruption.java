package weir.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: no further task begins, the tasks under way settle, the recap is printed, the exit code
 * is 99.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 60;
  private final PrintWriter err;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean asked;

  Interruption(PrintWriter err) {
    this.err = err;
    Runtime.getRuntime().addShutdownHook(new Thread(this::settle, "interruption"));
  }

  /** Whether somebody wants the run to stop. */
  boolean asked() {
    return asked;
  }

  /** The run has ended, one way or the other. */
  void over() {
    over.countDown();
  }

  private void settle() {
    if (over.getCount() == 0) {
      return;
    }
    asked = true;
    err.println("Interrupted: no further task begins; waiting for those under way.");
    err.flush();
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        err.println("They did not end. What the last task did on its hosts is unknown.");
        err.flush();
      }
    } catch (InterruptedException _) {
      // Leaving at once is what was asked for.
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }
}
