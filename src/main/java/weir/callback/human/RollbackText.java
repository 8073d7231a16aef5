package weir.callback.human;

import java.util.ArrayList;
import java.util.List;
import weir.callback.Event;
import weir.module.Outcome;

/** What is printed of a host on which a run was undone. */
final class RollbackText {
  private RollbackText() {}

  /** All of it, a line each. */
  static List<String> lines(Event.RolledBack event, Palette palette) {
    List<String> lines = new ArrayList<>();
    event
        .undone()
        .forEach(
            each -> lines.add(palette.changed("undone: [%s] %s".formatted(event.host(), each))));
    event
        .left()
        .forEach(each ->
            lines.add(palette.skipped("no way back: [%s] %s".formatted(event.host(), each))));
    event
        .failed()
        .forEach(each -> lines.add(palette.bad("failed: [%s] %s".formatted(event.host(), each))));
    Outcome health = event.health();
    if (health != null) {
      lines.add(health(event.host(), health, palette));
    }
    if (lines.isEmpty()) {
      lines.add(palette.ok("ok: [%s] the run had changed nothing".formatted(event.host())));
    }
    return lines;
  }

  private static String health(String host, Outcome health, Palette palette) {
    return switch (health.kind()) {
      case OK, SKIPPED -> palette.ok("ok: [%s] healthy again".formatted(host));
      case FAILED, UNREACHABLE ->
          palette.bad(
              "failed: [%s] not healthy after that either: %s"
                  .formatted(host, health.values().getOrDefault("msg", "")));
    };
  }

  /** In one line, for the end of a run. */
  static String summary(Event.RolledBack event, Palette palette) {
    String name = "%-26s".formatted(event.host());
    if (!event.failed().isEmpty()) {
      return palette.bad(
          "%s : needs a hand, %d of its changes could not be undone"
              .formatted(name, event.failed().size()));
    }
    String left =
        event.left().isEmpty() ? "" : ", %d without a way back".formatted(event.left().size());
    return palette.changed(
        "%s : rolled back, %d undone%s".formatted(name, event.undone().size(), left));
  }
}
