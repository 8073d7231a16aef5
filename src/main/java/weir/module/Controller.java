package weir.module;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine lends to a {@link ControllerModule}. */
public interface Controller {

  /** The name of the host the task is for, also when another one does it. */
  String host();

  /** Runs a read-only script on the task's host and waits for its answer. */
  Answer ask(Probe probe);

  /** Changes the task's host, in a way that counts as a change. Not for check mode. */
  Answer act(Action action);

  /** The value of a {@link Param.From#CONDITION} parameter, with the task's variables. */
  @Nullable Object evaluate(Object expression);

  /** Whether a {@link Param.From#CONDITION} parameter holds, as in {@code when}. */
  boolean holds(Object condition);

  /** A GET or other request sent from the control machine, following no redirect to other hosts. */
  HttpReply http(HttpCall call);

  /** Lets time pass. */
  void pause(Duration time);

  /** Monotonic time, in nanoseconds from some origin. */
  long nanoTime();

  /** True under {@code --check}. */
  boolean checkMode();

  /** How many {@code -v} were given. */
  int verbosity();

  /** A path on the control machine in full; a relative one starts at the playbook. */
  String path(String path);

  /** Writes a file on the control machine, as {@code fetch} does; true when it was different. */
  boolean save(String path, Content content);

  /** Closes the host's connection, so that the next use opens a new one. */
  void disconnect();

  /** A request from the control machine. */
  record HttpCall(
      String method,
      String url,
      Map<String, String> headers,
      @Nullable String body,
      Duration timeout,
      boolean verifyTls) {}

  /**
   * What came back.
   *
   * @param status HTTP status, or -1 when no answer came
   * @param error why no answer came, else null
   */
  record HttpReply(
      int status, Map<String, String> headers, String body, String url, @Nullable String error) {}
}
