package weir.cli.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Shows on the terminal that something is alive: one line that turns and counts seconds, under the
 * messages. Where there is no terminal it prints the messages only.
 */
final class ProgressLine implements AutoCloseable {
  private static final Duration TURN = Duration.ofMillis(120);
  private static final String FRAMES = "-\\|/";
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final String step;
  private final long begin = System.nanoTime();
  private volatile boolean done;
  private final Thread turning;

  ProgressLine(PrintWriter err, boolean terminal, String step) {
    this.err = err;
    this.terminal = terminal;
    this.step = step;
    this.turning = Thread.ofPlatform().daemon().unstarted(this::turn);
    if (terminal) turning.start();
    else message(step + " ...");
  }

  /** Prints a line above the turning one. */
  synchronized void message(String line) {
    err.println((terminal ? CLEAR : "") + line);
    err.flush();
  }

  private void turn() {
    for (int i = 0; !done; i = (i + 1) % FRAMES.length()) {
      synchronized (this) {
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        if (!done) err.print(CLEAR + FRAMES.charAt(i) + " " + step + " (" + seconds + " s)");
        err.flush();
      }
      LockSupport.parkNanos(TURN.toNanos());
    }
  }

  @Override
  public synchronized void close() {
    done = true;
    if (!terminal) return;
    err.print(CLEAR);
    err.flush();
  }
}
