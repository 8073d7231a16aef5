package weir.inventory;

import java.io.IOException;
import java.util.List;

/** Runs an inventory script on this machine. */
@FunctionalInterface
public interface ScriptRunner {

  /** What a finished script left behind. */
  record Output(int exitStatus, String stdout, String stderr) {}

  /**
   * Runs it to its end.
   *
   * @throws IOException when it cannot be started
   */
  Output run(List<String> command) throws IOException;
}
