package weir.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weir.module.Answer;
import weir.module.LocalShell;

/** A step that is written down, and what is found of it afterwards, under each shell. */
class StepScriptTest extends EachShell {

  StepScriptTest(LocalShell shell) {
    super(shell);
  }

  @BeforeEach
  void start() {
    host.open("r1");
    host.lease(2, "r1", 30, "idle", Rig.living());
  }

  /** Takes step 1-7 with this body; the words say how to go back, and with what arguments. */
  private Answer step(String body, String handlers, String... words) {
    List<String> args =
        new ArrayList<>(
            List.of("weir_b", host.base(), "2", "r1", "7:7", "1-7", "a task: does it", handlers));
    args.addAll(List.of(words));
    host.set("weir_b", body);
    return host.run("step", "fed", args.toArray(String[]::new));
  }

  @Test
  void aStepIsWrittenDownAndWhatItSaysIsHandedOn() throws IOException {
    Path file = Files.writeString(directory.resolve("a b"), "old");
    Answer answer =
        step(
            "cat; printf \" %s\" \"$@\"; echo oops >&2; exit 3",
            "", "whole", file.toString(), "none", "it runs", "--", "one", "two three");
    assertEquals("ran\nfed one two three", answer.out());
    assertEquals("oops\n", answer.err());
    assertEquals(3, answer.status());
    assertEquals(
        """
        kept 1-7 1 %s
        none 1-7 it runs
        begin 1-7 7:7 a task: does it
        end 1-7 3
        """
            .formatted(file),
        host.read("runs/r1/journal"));
    assertEquals("old", host.read("runs/r1/kept/1-7.1"));
    assertTrue(host.read("lease.2").contains(" idle "));
    Answer sought = host.run("seek", "", host.base(), "r1", "1-7");
    assertEquals("ended 3\nfed one two three", sought.out());
    assertEquals("oops\n", sought.err());
  }

  @Test
  void eachWayBackHasItsLines() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));
    String[] words = {
      "name",
      file.toString(),
      "name",
      link.toString(),
      "attributes",
      file.toString(),
      "absence",
      directory.resolve("d/e/f").toString(),
      "absence",
      file.toString(),
      "whole",
      directory.resolve("gone").toString(),
      "unit",
      "--system",
      "restart",
      "a.service",
      "active",
      "enabled",
      "unit",
      "--user",
      "stop",
      "b c.service",
      "",
      "",
      "--"
    };
    assertEquals("ran\n", step(":", "", words).out());
    assertEquals(
        """
        kept 1-7 1 DIR/file
        kept 1-7 2 DIR/link
        attributes 1-7 644 UID GID DIR/file
        absent 1-7 DIR/d
        absent 1-7 DIR/d/e
        absent 1-7 DIR/d/e/f
        absent 1-7 DIR/gone
        unit 1-7 --system restart active enabled a.service
        unit 1-7 --user stop - - b c.service
        begin 1-7 7:7 a task: does it
        end 1-7 0
        """
            .replace("DIR", directory.toString())
            .replace("UID", "" + Files.getAttribute(file, "unix:uid"))
            .replace("GID", "" + Files.getAttribute(file, "unix:gid")),
        host.read("runs/r1/journal"));
    assertTrue(Files.isSameFile(file, host.path("runs/r1/kept/1-7.1")));
    assertEquals(Path.of("nowhere"), Files.readSymbolicLink(host.path("runs/r1/kept/1-7.2")));
  }

  @Test
  void aNameThatWasNotReplacedAfterAllIsNotKept() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    assertEquals(1, step("exit 1", "", "name", file.toString(), "--").status());
    assertFalse(host.exists("runs/r1/kept/1-7.1"));
  }

  @Test
  void handlersStayUntilTheyHaveRunUnlessTheStepFails() {
    step(":", "play\thandler", "--");
    assertEquals("play\thandler\n", host.read("pending/r1"));
    step("exit 1", "play\tother", "--");
    assertEquals("play\thandler\n", host.read("pending/r1"));
  }

  @Test
  void aRunThatHasLostTheHostTakesNoStep() {
    String ran = "touch " + directory.resolve("ran");
    host.lease(3, "r2", 0, "idle", Rig.living());
    assertEquals("refused lost\n", step(ran, "", "--").out());
    host.path("lease.3").toFile().delete();
    host.write("runs/r1/lost", "6:6\n7:7\n");
    assertEquals("refused lost\n", step(ran, "", "--").out());
    host.write("runs/r1/undone", "");
    assertEquals("refused undone\n", step(ran, "", "--").out());
    host.lease(2, "r2", 0, "idle", Rig.living());
    assertEquals("refused lost\n", step(ran, "", "--").out());
    host.write("lease.2", "");
    assertEquals("refused lost\n", step(ran, "", "--").out());
    assertFalse(Files.exists(directory.resolve("ran")));
    assertEquals(
        "begin 1-7 7:7 a task: does it\nvoid 1-7\n",
        host.read("runs/r1/journal"),
        "only a step that had said what begins says that it does not");
    assertEquals("absent", host.line("seek", host.base(), "r1", "1-7"));
  }

  @Test
  void aStepIsNotTakenWhenItsWayBackCannotBeKept() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "old");
    host.replace("cp", "echo cp: no room >&2; false");
    Answer answer = step("touch " + directory.resolve("ran"), "", "whole", file.toString(), "--");
    assertTrue(
        answer.out().matches("refused full cp: no room \\(\\d+ bytes free at /.*\\)\n"),
        answer.out());
    assertFalse(Files.exists(directory.resolve("ran")));
  }

  @Test
  void ofAStepThatWasLostItIsKnownHowFarItIs() {
    assertEquals("absent", host.line("seek", host.base(), "r2", "1-7"));
    host.write(
        "runs/r1/journal",
        "begin 1-7 %s a\nbegin 2-7 %s b\nbegin 3-7 7:7 c\nend 3-7 0\nbegin 4"
            .formatted(Rig.living(), Rig.ended()));
    host.write("runs/r1/out.3-7", "out\n");
    host.write("runs/r1/err.3-7", "err\n");
    assertEquals("running", host.line("seek", host.base(), "r1", "1-7"));
    assertEquals("cut", host.line("seek", host.base(), "r1", "2-7"));
    assertEquals("absent", host.line("seek", host.base(), "r1", "4-7"));
    Answer ended = host.run("seek", "", host.base(), "r1", "3-7");
    assertEquals("ended 0\nout\n", ended.out());
    assertEquals("err\n", ended.err());
  }
}
