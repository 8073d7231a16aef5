package weir.service;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One unwanted end of a service.
 *
 * @param result systemd's word: signal, core-dump, exit-code, timeout, oom-kill, watchdog
 * @param how the signal's or status' number, "" when there was none
 * @param down until it ran again, or until the next crash; null when that is not known
 * @param after what came next
 * @param asked whether a drill asked for it
 */
public record Crash(
    Instant at, String result, String how, @Nullable Duration down, After after, boolean asked) {

  /** What came after a crash. */
  public enum After {
    /** It started again. */
    BACK,
    /** It crashed again before it had started. */
    AGAIN,
    /** Somebody stopped it, or the host went down. */
    STOPPED,
    /** Nothing yet. */
    DOWN
  }

  /** The cause in few words, such as {@code signal 9} or {@code exit 1}. */
  public String cause() {
    return switch (result) {
      case "signal", "core-dump" ->
          how.isEmpty()
              ? result
              : "%s %s".formatted(result.equals("signal") ? "signal" : "core dump", how);
      case "exit-code" -> how.isEmpty() ? "exit" : "exit " + how;
      case "oom-kill" -> "out of memory";
      default -> result;
    };
  }

  Crash then(After next, long micros) {
    boolean known = next == After.BACK || next == After.AGAIN;
    long from = at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    Duration time = known ? Duration.ofNanos((micros - from) * 1_000) : null;
    return new Crash(at, result, how, time, next, asked);
  }
}
