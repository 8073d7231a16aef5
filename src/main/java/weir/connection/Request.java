package weir.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing for a shell to do, run in a subshell of its own with stdin closed or fed.
 *
 * @param script the body, POSIX sh; values are never spliced into it
 * @param inner another body that the script may evaluate: the name of the variable that holds it
 *     comes before the arguments
 * @param args its positional parameters
 * @param environment exported before the body runs
 * @param input what the body reads on stdin
 * @param deadline how long to wait for the answer once the requests before it are answered
 * @param place whether it runs whatever came of the one before
 */
public record Request(
    String script,
    @Nullable String inner,
    List<String> args,
    Map<String, String> environment,
    Input input,
    Duration deadline,
    Place place) {

  /** Where a request stands among those that are sent together. */
  public enum Place {
    /** It runs in any case, and has no part in a chain. */
    ALONE,
    /** It runs in any case, and begins a chain. */
    FIRST,
    /** It runs only if those before it in the chain ended with status 0. */
    NEXT
  }

  /** How long an ordinary probe may take. */
  public static final Duration USUAL = Duration.ofMinutes(2);

  /** Keeps copies. */
  public Request {
    args = List.copyOf(args);
    environment = Map.copyOf(environment);
  }

  /** A script alone. */
  public Request(
      String script,
      List<String> args,
      Map<String, String> environment,
      Input input,
      Duration deadline) {
    this(script, null, args, environment, input, deadline, Place.ALONE);
  }

  /** The same, which evaluates another body. */
  public Request around(String body) {
    return new Request(body, script, args, environment, input, deadline, place);
  }

  /** The same at another place. */
  public Request at(Place other) {
    return new Request(script, inner, args, environment, input, deadline, other);
  }

  /** The same with other arguments. */
  public Request with(List<String> others) {
    return new Request(script, inner, others, environment, input, deadline, place);
  }

  /** A script with arguments and nothing else. */
  public static Request of(String script, List<String> args) {
    return new Request(script, args, Map.of(), Input.NONE, USUAL);
  }
}
