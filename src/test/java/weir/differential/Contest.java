package weir.differential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One play run by one contestant, in a directory of its own. */
final class Contest {
  private Contest() {}

  /** What one run came to, in a comparable form; and what it said on standard error, as it was. */
  record Step(String shown, String stderr) {}

  /** Adds to the directory of a play what only is known now. */
  @FunctionalInterface
  interface Preparation {
    /** Does so. */
    void in(Path directory) throws IOException;
  }

  /** Runs all commands of a play. */
  static List<Step> run(Play play, Contestant who, Path scratch)
      throws IOException, InterruptedException {
    return run(play, who, scratch, _ -> {}, () -> "");
  }

  /**
   * Runs all commands of a play on a host.
   *
   * @param look says after each what the host is like
   */
  static List<Step> run(
      Play play, Contestant who, Path scratch, Preparation preparation, Supplier<String> look)
      throws IOException, InterruptedException {
    Path directory = scratch.resolve(who.name().substring(0, 1)).resolve(play.name());
    play.copyTo(directory);
    preparation.in(directory);
    Files.createDirectories(directory.resolve("out"));
    List<Step> steps = new ArrayList<>();
    for (List<String> command : play.commands()) {
      Contestant.Ran ran = who.run(directory, command);
      String shown =
          "$ %s\nexit %d\n%s%s%s"
              .formatted(
                  String.join(" ", command),
                  ran.exit(),
                  shown(play, ran.stdout().replace(directory.toString(), "<dir>")),
                  files(directory.resolve("out")).replace(directory.toString(), "<dir>"),
                  look.get());
      steps.add(new Step(shown, ran.stderr()));
    }
    return steps;
  }

  private static String shown(Play play, String stdout) {
    if (play.onlyExitCodes()) {
      return "";
    }
    String text = play.anyOrder() ? Transcript.anyOrder(stdout) : Transcript.of(stdout);
    if (play.anyAttempts()) {
      text =
          text.replaceAll("FAILED - RETRYING.*\n", "").replaceAll("attempts: \\d+", "attempts: ?");
    }
    return play.otherCounts() ? text.replaceAll(" ok=\\d+ *", " ok=? ") : text;
  }

  /** The files that a play made, with modes and contents. */
  private static String files(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        out.append(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .append(" out/")
            .append(root.relativize(file))
            .append('\n');
        if (Files.isRegularFile(file)) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
          out.append(file.toString().endsWith(".json") ? Results.document(text) : text)
              .append('\n');
        }
      }
    }
    return out.toString();
  }
}
