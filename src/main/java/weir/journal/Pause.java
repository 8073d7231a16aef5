package weir.journal;

import java.time.Duration;

/** The time between two looks at a host. */
public final class Pause {
  private Pause() {}

  /** Lets it pass. */
  public static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted");
    }
  }
}
