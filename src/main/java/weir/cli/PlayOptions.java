package weir.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands take that run or compare playbooks. */
final class PlayOptions {
  @Mixin ForksOption many = new ForksOption();

  @Option(
      names = {"-D", "--diff"},
      description = "Show how files differ, line by line.")
  boolean diff;

  @Option(
      names = {"-t", "--tags"},
      paramLabel = "TAGS",
      description = "Only tasks with one of these tags.")
  List<String> tags = new ArrayList<>();

  @Option(
      names = "--skip-tags",
      paramLabel = "TAGS",
      description = "Not the tasks with one of these tags.")
  List<String> skipTags = new ArrayList<>();
}
