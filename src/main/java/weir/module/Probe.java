package weir.module;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read-only question to a host. Two equal probes asked of an unchanged host have equal answers,
 * which is what lets the engine ask ahead.
 *
 * @param input what the script reads on stdin, if anything
 * @param deadline how long it may take
 */
public record Probe(Script script, List<String> args, @Nullable Content input, Duration deadline) {
  private static final Duration USUAL = Duration.ofMinutes(2);

  /** Nothing to ask; its answer is status 0 and no text, without a round trip. */
  public static final Probe NONE = of(new Script("none", ":"), List.of());

  /** Keeps a copy of the arguments. */
  public Probe {
    args = List.copyOf(args);
  }

  /** A script with arguments. */
  public static Probe of(Script script, List<String> args) {
    return new Probe(script, args, null, USUAL);
  }

  /** A script with arguments. */
  public static Probe of(Script script, String... args) {
    return of(script, List.of(args));
  }

  /** The same with something to read. */
  public Probe reading(Content text) {
    return new Probe(script, args, text, deadline);
  }

  /** The same with another deadline. */
  public Probe within(Duration time) {
    return new Probe(script, args, input, time);
  }
}
