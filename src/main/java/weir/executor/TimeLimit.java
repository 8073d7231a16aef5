package weir.executor;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import weir.module.ModuleFailure;

/** Work that may not take longer than some time. */
final class TimeLimit {
  private final Thread worker = Thread.currentThread();
  private boolean over;
  private boolean late;

  private TimeLimit() {}

  /**
   * Does the work; when it is interrupted because its time is up, the other answer counts, also if
   * the work failed of it.
   */
  static <T> T within(long seconds, Supplier<T> work, Supplier<T> tooLate) {
    TimeLimit limit = new TimeLimit();
    Thread watch =
        Thread.ofPlatform().daemon().name("time limit").start(() -> limit.watch(seconds));
    T result;
    try {
      result = work.get();
    } catch (ModuleFailure e) {
      limit.end();
      if (limit.late) {
        return tooLate.get();
      }
      throw e;
    } finally {
      limit.end();
      watch.interrupt();
    }
    return limit.late ? tooLate.get() : result;
  }

  private synchronized void watch(long seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      for (long left = end - System.nanoTime(); !over && left > 0; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException _) {
      return; // The work is done.
    }
    if (!over) {
      late = true;
      worker.interrupt();
    }
  }

  private synchronized void end() {
    over = true;
    if (late) {
      boolean _ = Thread.interrupted(); // It was meant for the work alone.
    }
  }
}
