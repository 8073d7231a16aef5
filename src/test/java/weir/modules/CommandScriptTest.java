package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weir.module.Answer;
import weir.module.Script;

/** The scripts of {@code command}, run by every shell of this machine. */
class CommandScriptTest {
  private static final Script RUN = Script.of("modules/expand.sh", "modules/command.sh");
  private static final Script PROBE = Script.of("modules/expand.sh", "modules/command-probe.sh");

  static List<List<String>> shells() {
    return Stream.of(List.of("dash"), List.of("bash"), List.of("busybox", "sh"))
        .filter(shell ->
            Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, shell.getFirst()))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void expandsAsAnsibleDoes(List<String> shell) throws Exception {
    List<String> words =
        List.of(
            "$W",
            "${W}",
            "$W-$",
            "$$",
            "$1",
            "~",
            "~/x",
            "$NOPE",
            "a b",
            "$W q",
            "~nosuch/x",
            "${");
    List<String> printf = new ArrayList<>(List.of("", "expand", "printf", "%s\\n"));
    printf.addAll(words);
    CommandOutput output = CommandOutput.of(run(shell, RUN, printf).out());
    assertEquals(
        List.of(
            "1", "1", "1-$", "$$", "$1", "/h", "/h/x", "$NOPE", "a b", "1 q", "~nosuch/x", "${"),
        output.text().lines().toList());
    assertNull(output.refusal());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void keepsOutputExactlyAndMeasures(List<String> shell) throws Exception {
    Answer answer = run(shell, RUN, List.of("/", "", "sh", "-c", "printf '\\n a \\n\\n'; exit 3"));
    CommandOutput output = CommandOutput.of(answer.out());
    assertEquals(3, answer.status());
    assertEquals("\n a \n\n", output.text());
    String delta = String.valueOf(output.delta());
    assertTrue(delta.matches("0:00:\\d\\d\\.\\d{6}"), delta);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void saysWhyAProgramCannotBeStarted(List<String> shell) throws Exception {
    assertEquals("missing weir-nope", refusal(shell, List.of("", "", "weir-nope", "x")));
    assertEquals("missing /nope/x", refusal(shell, List.of("", "", "/nope/x")));
    assertEquals("denied /etc/passwd", refusal(shell, List.of("", "", "/etc/passwd")));
    assertEquals("denied /etc", refusal(shell, List.of("", "", "/etc")));
    assertEquals("directory-missing /nope", refusal(shell, List.of("/nope", "", "ls")));
    assertEquals("directory-plain /etc/passwd", refusal(shell, List.of("/etc/passwd", "", "ls")));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void letsAProgramEndWith127(List<String> shell) throws Exception {
    Answer answer = run(shell, RUN, List.of("", "", "sh", "-c", "exit 127"));
    assertEquals(127, answer.status());
    assertNull(CommandOutput.of(answer.out()).refusal());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void runsProgramsNotBuiltins(List<String> shell) throws Exception {
    assertEquals("missing export", refusal(shell, List.of("", "", "export", "A=1")));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void looksForFilesAndPatterns(List<String> shell, @TempDir Path place) throws Exception {
    Files.createFile(place.resolve("a b.conf"));
    Files.createSymbolicLink(place.resolve("dangling"), Path.of("/nope"));
    String here = place.toString();
    assertEquals(
        "creates=* b.conf\ncreated=yes\n", run(shell, PROBE, List.of(here, "* b.conf", "")).out());
    assertEquals(
        "creates=dangling\ncreated=yes\n", run(shell, PROBE, List.of(here, "dangling", "")).out());
    assertEquals("creates=*.txt\n", run(shell, PROBE, List.of(here, "*.txt", "")).out());
    assertEquals("removes=~x\nremoved=yes\n", run(shell, PROBE, List.of(here, "", "~x")).out());
    assertEquals("lost=/nope\n", run(shell, PROBE, List.of("/nope", "", "")).out());
  }

  private static String refusal(List<String> shell, List<String> args) throws Exception {
    return String.valueOf(CommandOutput.of(run(shell, RUN, args).out()).refusal());
  }

  private static Answer run(List<String> shell, Script script, List<String> args)
      throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(shell);
    argv.addAll(List.of("-c", script.text(), "sh"));
    argv.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("W", "1");
    builder.environment().put("HOME", "/h");
    builder.environment().remove("NOPE");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), out, "");
  }
}
