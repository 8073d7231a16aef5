package weir.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import weir.module.Words;

/**
 * One play that both run: a folder with {@code play.yml}, {@code inventory} and what they need. A
 * file {@code commands} in it holds the arguments of its runs, a line each. What the first of them
 * says is run in check mode, then twice, with all results printed, so that they are compared.
 */
record Play(String name, Path folder) {
  private static final String USUAL = "play.yml -i inventory";
  private static final Set<String> ONLY_ASK =
      Set.of("--list-hosts", "--list-tasks", "--list-tags", "--syntax-check");

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

  /** The arguments of each run of the short form: what every build does. */
  List<List<String>> quickly() throws IOException {
    Path file = folder.resolve("commands");
    List<String> lines =
        Files.exists(file) ? Files.readAllLines(file) : List.of(USUAL, USUAL, USUAL + " --check");
    return lines.stream().filter(line -> !line.isBlank()).map(Words::split).toList();
  }

  /** The arguments of each run. */
  List<List<String>> commands() throws IOException {
    Path file = folder.resolve("commands");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of(USUAL);
    List<List<String>> given =
        lines.stream().filter(line -> !line.isBlank()).map(Words::split).toList();
    List<String> first = given.getFirst();
    List<List<String>> all = new ArrayList<>();
    if (!Files.exists(folder.resolve("no-check"))) {
      all.add(first.contains("--check") ? first : with(first, "--check"));
    }
    List<String> forReal = first.stream().filter(word -> !word.equals("--check")).toList();
    all.add(forReal);
    all.add(forReal);
    given.stream().filter(command -> !all.contains(command)).forEach(all::add);
    return all.stream().map(Play::withResults).toList();
  }

  /** With every result printed. */
  private static List<String> withResults(List<String> command) {
    return command.contains("-v") || command.stream().anyMatch(ONLY_ASK::contains)
        ? command
        : with(command, "-v");
  }

  private static List<String> with(List<String> command, String option) {
    List<String> all = new ArrayList<>(command);
    all.add(option);
    return all;
  }

  /** Why the control machine alone can run it, by connection local; empty when a host can. */
  String staysHere() throws IOException {
    Path file = folder.resolve("local");
    return Files.exists(file) ? Files.readString(file).strip() : "";
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

  /** Whether a task checks although the run does not. */
  boolean checks() throws IOException {
    return Files.readString(folder.resolve("play.yml")).contains("check_mode: true");
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
