package weir.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weir.cli.demo.Deadline;
import weir.module.Answer;
import weir.module.Began;
import weir.module.LocalShell;
import weir.module.Script;

/** How a run is undone, by whom, and what is told of it, under each shell. */
class RevertScriptTest extends EachShell {

  RevertScriptTest(LocalShell shell) {
    super(shell);
  }

  @BeforeEach
  void start() throws IOException {
    host.open("r1");
    host.lease(2, "r1", 0, "idle", Rig.living());
    host.write("pending/r1", "play\thandler\n");
    Path file = Files.writeString(directory.resolve("file"), "new\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.createDirectories(directory.resolve("made/inner"));
    Files.writeString(directory.resolve("made/inner/f"), "new\n");
    Files.createDirectory(directory.resolve("full"));
    Files.writeString(directory.resolve("full/another's"), "");
    host.write("runs/r1/kept/1-7.1", "old\n");
    host.write(
        "runs/r1/journal",
        """
        kept 1-7 1 DIR/file
        begin 1-7 7:7 a
        end 1-7 0
        absent 2-7 DIR/made
        absent 2-7 DIR/made/inner
        absent 2-7 DIR/made/inner/f
        absent 2-7 DIR/full
        begin 2-7 7:7 b
        end 2-7 0
        none 3-7 run it
        begin 3-7 7:7 c
        """
            .replace("DIR", directory.toString()));
  }

  private Answer revert(String how) {
    return host.run("revert", "", host.base(), "r1", how);
  }

  private static final String UNDONE =
      """
      left run it
      left directory DIR/full, for it is not empty
      gone DIR/made/inner/f
      gone DIR/made/inner
      gone DIR/made
      back DIR/file
      """;

  private String here(String text) {
    return text.replace("DIR", directory.toString());
  }

  @Test
  void theLatestIsUndoneFirstAndASecondTimeFindsNothingMore() throws IOException {
    Answer answer = revert("now");
    assertEquals(here(UNDONE), answer.out());
    assertEquals(0, answer.status());
    assertEquals("old\n", Files.readString(directory.resolve("file")));
    assertFalse(Files.exists(directory.resolve("made")));
    assertTrue(Files.exists(directory.resolve("full/another's")));
    assertFalse(host.exists("pending/r1"));
    assertTrue(host.read("runs/r1/journal").endsWith("\nreverted 0\n"));
    String[] again = revert("now").out().split("\n", -1);
    assertEquals("left run it", again[0]);
    assertEquals(3, again.length, String.join("|", again));
  }

  @Test
  void aLookAtWhatWouldBeUndoneUndoesNothing() throws IOException {
    String journal = host.read("runs/r1/journal");
    assertTrue(revert("check").out().contains(here("back DIR/file")));
    String told = revert("diff").out();
    assertTrue(told.contains("| -new\n| +old\n"), told);
    assertEquals("new\n", Files.readString(directory.resolve("file")));
    assertTrue(Files.exists(directory.resolve("made/inner/f")));
    assertEquals(journal, host.read("runs/r1/journal"));
  }

  @Test
  void whatCannotBeUndoneIsTold() throws IOException {
    host.replace("mv", "echo mv: read-only >&2; false");
    Answer answer = revert("now");
    assertEquals(1, answer.status());
    assertTrue(answer.out().contains("failed put_back "), answer.out());
    assertTrue(answer.out().contains("read-only"), answer.out());
    assertTrue(host.read("runs/r1/journal").endsWith("\nreverted 1\n"));
    assertEquals(List.of("file", "full", "weir"), names());
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void attributesAndUnitsComeBackAsTheyWereBeforeTheFirstStep() {
    host.replace("systemctl", "echo \"systemctl $*\" >> %s".formatted(host.path("called")));
    host.replace("attributes", "echo changed \"$@\" >> %s".formatted(host.path("called")));
    host.write(
        "runs/r1/journal",
        """
        unit 1-7 --system restart active enabled a.service
        begin 1-7 7:7 a
        unit 2-7 --system stop inactive disabled a.service
        unit 2-7 --system start inactive disabled b c.service
        unit 2-7 --system enable inactive disabled b c.service
        begin 2-7 7:7 b
        """);
    assertEquals(0, revert("now").status());
    assertEquals(
        """
        systemctl --system stop -- b c.service
        systemctl --system reset-failed -- b c.service
        systemctl --system disable -- b c.service
        systemctl --system daemon-reload
        systemctl --system reset-failed -- a.service
        systemctl --system restart -- a.service
        systemctl --system is-active -- a.service
        systemctl --system is-active -- b c.service
        """,
        host.read("called").replaceAll("(?m)^systemctl --user .*\n", ""));
  }

  /** Lets the switch wait a second for the run; what it undoes is in its report. */
  private void watch(String state, String key) {
    host.write("armed/r1", "2 1\n");
    host.write("reports/.keep", "");
    host.write("revert.sh", Script.of("journal/revert.sh").text());
    host.lease(2, "r1", 0, state, key);
    assertEquals(0, host.run("watch", "", "wait", host.base(), "r1", "2", "1").status());
  }

  @Test
  void theHostUndoesARunThatGivesNoSignOfLifeAndSaysSo() throws IOException {
    watch("idle", Rig.living());
    assertEquals("old\n", Files.readString(directory.resolve("file")));
    assertTrue(
        host.read("reports/r1")
            .matches("(?s)at \\S+ after 1 s without a sign of life\n.*" + here("back DIR/file\n")),
        host.read("reports/r1"));
    assertTrue(host.exists("runs/r1/undone"));
    assertEquals("r1 %s free".formatted(Rig.boot()), host.read("lease.2").strip());
  }

  @Test
  void aStepWhoseShellHasEndedIsNotWaitedForAndAConfirmationEndsTheWait() throws IOException {
    watch("busy", Rig.ended());
    assertTrue(host.exists("runs/r1/undone"));
    Files.writeString(directory.resolve("file"), "new\n");
    host.path("armed/r1").toFile().delete();
    assertEquals(0, host.run("watch", "", "wait", host.base(), "r1", "2", "1").status());
    assertEquals("new\n", Files.readString(directory.resolve("file")));
  }

  @Test
  void aStepThatIsUnderWayIsWaitedForAndOneThatWaitsForItsInputIsEnded() throws IOException {
    Process step =
        new ProcessBuilder("sh", "-c", "head -c 100 | { cat > \"$0\"; } ; :", directory + "/got")
            .start();
    try {
      step.getOutputStream().write('x');
      step.getOutputStream().flush();
      watch("busy", step.pid() + ":" + Began.at(step.pid()));
      assertTrue(host.exists("runs/r1/undone"));
      assertTrue(Deadline.await(Duration.ofSeconds(5), () -> !step.isAlive()), "it is ended");
    } finally {
      step.destroyForcibly();
    }
  }

  @Test
  void afterARestartWhatIsNotConfirmedIsUndone() throws IOException {
    host.write("armed/r1", "2 1\n");
    host.write("reports/.keep", "");
    host.write("revert.sh", Script.of("journal/revert.sh").text());
    assertEquals(0, host.run("watch", "", "boot", host.base()).status());
    assertEquals("old\n", Files.readString(directory.resolve("file")));
    assertTrue(host.read("reports/r1").contains(" after a restart\n"));
  }

  @Test
  void theHistoryTellsEachRunAndWhatBecameOfIt() {
    host.open("r2");
    host.write("runs/r2/journal", "begin 1-7 7:7 a task: does it\nend 1-7 0\nclosed\n");
    revert("now");
    assertEquals(
        """
        base BASE
        run r1
        begun then
        owner me@here
        command weir run
        step 1-7 0 a
        step 2-7 0 b
        steps 3
        left 1
        state reverted
        run r2
        begun then
        owner me@here
        command weir run
        step 1-7 0 a task: does it
        steps 1
        left 0
        state closed
        """
            .replace("BASE", host.base()),
        host.run("history", "").out());
  }
}
