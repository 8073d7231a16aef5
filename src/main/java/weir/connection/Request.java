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
 */
public record Request(
    String script,
    @Nullable String inner,
    List<String> args,
    Map<String, String> environment,
    Input input,
    Duration deadline) {

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
    this(script, null, args, environment, input, deadline);
  }

  /** A script with arguments and nothing else. */
  public static Request of(String script, List<String> args) {
    return new Request(script, args, Map.of(), Input.NONE, USUAL);
  }
}
