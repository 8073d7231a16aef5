package weir.template;

import java.time.Duration;

/**
 * How far one evaluation may go before it is stopped.
 *
 * @param characters of output
 * @param depth of templates, macros and includes within each other
 * @param steps expressions evaluated
 * @param time spent
 */
public record Limits(int characters, int depth, long steps, Duration time) {
  /** Enough for any honest template. */
  public static final Limits DEFAULT =
      new Limits(64 << 20, 100, 50_000_000L, Duration.ofSeconds(60));
}
