package weir.journal;

import java.time.Duration;
import java.util.List;

/**
 * What the journal is told of a step besides the action.
 *
 * @param title the task, with its place
 * @param play its play's name
 * @param handlers what it notifies
 * @param confirm how long the host waits for signs of life before it undoes the run by itself; zero
 *     for ever
 * @param strict whether a step is refused whose way back cannot be kept
 */
public record Entry(
    String title, String play, List<String> handlers, Duration confirm, boolean strict) {

  /** Keeps a copy. */
  public Entry {
    handlers = List.copyOf(handlers);
  }

  /** The lines that stay in the journal until the handlers have run. */
  String pending() {
    return String.join("\n", handlers.stream().map(each -> pendingLine(play, each)).toList());
  }

  static String pendingLine(String play, String handler) {
    return Run.plain(play) + "\t" + Run.plain(handler);
  }
}
