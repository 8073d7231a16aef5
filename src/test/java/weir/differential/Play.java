package weir.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One play that both run: a folder with {@code play.yml}, {@code inventory} and what they need. A
 * file {@code commands} in it holds the arguments of each run, a line each; without it the play is
 * run twice, then in check mode.
 */
record Play(String name, Path folder) {
  private static final List<String> USUAL =
      List.of("play.yml -i inventory", "play.yml -i inventory", "play.yml -i inventory --check");

  /** All plays below a folder, by name. */
  static List<Play> below(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .sorted()
          .map(each -> new Play(each.getFileName().toString(), each))
          .toList();
    }
  }

  /** The arguments of each run. */
  List<List<String>> commands() throws IOException {
    Path file = folder.resolve("commands");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : USUAL;
    return lines.stream().filter(line -> !line.isBlank()).map(weir.module.Words::split).toList();
  }

  /** Whether only exit codes have to agree: both stop, but not at the same word. */
  boolean onlyExitCodes() {
    return Files.exists(folder.resolve("only-exit-codes"));
  }

  /** Whether it is left to chance how often something is tried. */
  boolean anyAttempts() {
    return Files.exists(folder.resolve("any-attempts"));
  }

  /** Whether tasks of hosts that do not wait for each other come in an order left to chance. */
  boolean anyOrder() {
    return Files.exists(folder.resolve("any-order"));
  }

  /** Whether the two count what went well differently. */
  boolean otherCounts() {
    return Files.exists(folder.resolve("other-counts"));
  }

  /** Puts a copy of the folder somewhere. */
  void copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
          copy.toFile().setExecutable(Files.isExecutable(file));
        }
      }
    }
  }
}
