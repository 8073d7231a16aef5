package weir.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** One play run by one contestant, in a directory of its own. */
final class Contest {
  private Contest() {}

  /** What one run came to, in a comparable form; and what it said on standard error, as it was. */
  record Step(String shown, String stderr) {}

  /** Where the tasks of a play run. */
  interface Place {
    /** Adds to the directory of the play what only is known now. */
    void prepare(Path directory) throws IOException;

    /** What the place is like after a run. */
    String state(Path directory);

    /** A text without what is this place's alone. */
    String hidden(String text);
  }

  /** The control machine: what a run leaves is below {@code out} in the play's directory. */
  static final class Here implements Place {
    @Override
    public void prepare(Path directory) {}

    @Override
    public String state(Path directory) {
      return "";
    }

    @Override
    public String hidden(String text) {
      return text;
    }
  }

  /** Runs commands of a play in a place. */
  static List<Step> run(
      Play play, List<List<String>> commands, Contestant who, Path scratch, Place place)
      throws IOException, InterruptedException {
    Path directory = scratch.resolve(who.name().substring(0, 1)).resolve(play.name());
    play.copyTo(directory);
    Files.createDirectories(directory.resolve("out"));
    place.prepare(directory);
    List<Step> steps = new ArrayList<>();
    for (List<String> command : commands) {
      Contestant.Ran ran = who.run(directory, command);
      String after = files(directory.resolve("out")) + place.state(directory);
      String shown =
          "$ %s\nexit %d\n%s%s"
              .formatted(
                  String.join(" ", command),
                  ran.exit(),
                  shown(
                      play,
                      command.contains("--check") || play.checks(),
                      place.hidden(ran.stdout()).replace(directory.toString(), "<dir>")),
                  after.replace(directory.toString(), "<dir>"));
      steps.add(new Step(shown, ran.stderr()));
    }
    return steps;
  }

  private static String shown(Play play, boolean checkMode, String stdout) {
    if (play.onlyExitCodes()) {
      return "";
    }
    String text =
        play.anyOrder() ? Transcript.anyOrder(stdout, checkMode) : Transcript.of(stdout, checkMode);
    if (play.anyAttempts()) {
      text =
          text.replaceAll("FAILED - RETRYING.*\n", "").replaceAll("attempts: \\d+", "attempts: ?");
    }
    text = inOrder(text);
    return play.otherCounts() ? text.replaceAll(" ok=\\d+ *", " ok=? ") : text;
  }

  /** The lists of hosts sorted; Ansible's order is left to chance. */
  private static String inOrder(String text) {
    return Pattern.compile("(?m)^    hosts \\(\\d+\\):\n((?:      .*\n)+)")
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                "    hosts:\n"
                    + found.group(1).lines().sorted().collect(Collectors.joining("\n"))
                    + "\n"));
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
          out.append(
              content(
                  file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        }
      }
    }
    return out.toString();
  }

  /** A file's content in a comparable form. */
  static String content(String name, String text) {
    return (name.endsWith(".json") ? Results.document(text) : text) + "\n";
  }

  /** The assertions that both came to the same. */
  static List<Executable> checks(List<Step> ansible, List<Step> weir) {
    List<Executable> checks = new ArrayList<>();
    for (int i = 0; i < ansible.size(); i++) {
      Step hers = ansible.get(i);
      Step ours = weir.get(i);
      checks.add(() -> assertEquals(hers.shown(), ours.shown(), ours::stderr));
      checks.add(() -> assertFalse(ours.stderr().contains("bug in Weir"), ours::stderr));
    }
    return checks;
  }
}
