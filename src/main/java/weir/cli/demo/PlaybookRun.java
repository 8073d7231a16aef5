package weir.cli.demo;

import java.util.List;

/** Runs {@code weir run}; the composition root gives the demo the real one. */
@FunctionalInterface
public interface PlaybookRun {
  /**
   * Runs a play.
   *
   * @param args what would stand after {@code weir run}
   * @return the exit code
   */
  int run(List<String> args);
}
