package weir.connection.ssh;

import java.time.Duration;

/** A deadline that stands still while a person is asked. */
final class Countdown {
  private long leftNanos;
  private long since = System.nanoTime();
  private int paused;

  Countdown(Duration limit) {
    leftNanos = limit.toNanos();
  }

  synchronized long leftNanos() {
    return paused > 0 ? leftNanos : leftNanos - (System.nanoTime() - since);
  }

  synchronized void pause() {
    leftNanos = leftNanos();
    paused++;
  }

  synchronized void resume() {
    paused--;
    since = System.nanoTime();
  }
}
