package weir.cli;

import java.util.ArrayList;
import java.util.List;
import weir.cli.command.Options;

/** What commands take that run or compare playbooks. */
final class PlayOptions {
  ForksOption many = new ForksOption();
  boolean diff;
  List<String> tags = new ArrayList<>();
  List<String> skipTags = new ArrayList<>();

  void describe(Options to) {
    many.describe(to);
    to.flag("-D, --diff", "Show how files differ, line by line.", v -> diff = v)
        .all("-t, --tags", "TAGS", String.class, "Only tasks with one of these tags.", tags)
        .all(
            "--skip-tags", "TAGS", String.class, "Not the tasks with one of these tags.", skipTags);
  }
}
