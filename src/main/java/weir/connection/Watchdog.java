package weir.connection;

import java.time.Duration;

/**
 * Runs an action in a thread of its own unless closed in time. For calls that block without a
 * deadline: the action closes what they block on.
 */
public final class Watchdog implements AutoCloseable {
  private final Thread thread;
  private final Runnable action;
  private long dueNanos;
  private boolean closed;
  private boolean fired;

  /** Starts the clock. */
  public Watchdog(Duration limit, Runnable action) {
    this.action = action;
    this.dueNanos = System.nanoTime() + limit.toNanos();
    this.thread = Thread.ofPlatform().daemon().name("weir-watchdog").unstarted(this::watch);
    thread.start();
  }

  private void watch() {
    synchronized (this) {
      while (!closed) {
        long left = dueNanos - System.nanoTime();
        if (left <= 0) {
          fired = true;
          break;
        }
        try {
          wait(left / 1_000_000 + 1);
        } catch (InterruptedException e) {
          return;
        }
      }
      if (!fired) {
        return;
      }
    }
    action.run();
  }

  /** Starts the clock again. */
  public synchronized void restart(Duration limit) {
    dueNanos = System.nanoTime() + limit.toNanos();
  }

  /** Whether the time ran out before the close. */
  public synchronized boolean fired() {
    return fired;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
