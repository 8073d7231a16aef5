package weir.cli.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, and no longer than a given time. */
public final class Deadline {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private Deadline() {}

  /** Asks again and again until {@code condition} holds; false when {@code time} ran out first. */
  public static boolean await(Duration time, BooleanSupplier condition) {
    long end = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) return false;
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
    return true;
  }
}
