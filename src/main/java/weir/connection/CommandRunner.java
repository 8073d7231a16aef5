package weir.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs a command of the machine Weir runs on, to its end. */
public interface CommandRunner {

  /**
   * Runs a command with stdin closed.
   *
   * @param argv the program and its arguments; no shell is between
   * @throws IOException when it cannot be started or does not end in time
   */
  Answer run(List<String> argv, Duration limit) throws IOException;
}
