package weir.callback.human;

import java.util.List;
import weir.callback.Event;

/** What is printed of a host that an interrupted run leaves as it is. */
final class KeptText {
  private static final int MANY = 6;

  private KeptText() {}

  /** In one line, for the end of a run. */
  static String summary(Event.Kept event, Palette palette) {
    String name = "%-26s".formatted(event.host());
    if (event.whole()) {
      return palette.ok("%s : complete, all of its tasks had ended".formatted(name));
    }
    return event.changes().isEmpty()
        ? palette.ok("%s : unchanged".formatted(name))
        : palette.bad("%s : kept half done, changed by %s".formatted(name, named(event.changes())));
  }

  private static String named(List<String> tasks) {
    List<String> some = tasks.stream().limit(MANY).toList();
    int more = tasks.size() - some.size();
    return String.join(", ", some) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
