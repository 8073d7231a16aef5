package weir.callback.human;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.module.Diff;
import weir.module.Outcome;

/**
 * The forms are those of Ansible's ad hoc command, save that streams do not run into each other.
 */
final class AdHocCallbackTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void resultsAreJson() {
    assertEquals(
        """
        a | SUCCESS => {
            "changed": false,
            "ping": "pong"
        }
        """,
        told("ping", Outcome.ok(Map.of("ping", "pong")), false));
    assertEquals(
        """
        a | FAILED! => {
            "changed": false,
            "msg": "no"
        }
        """,
        told("ansible.builtin.fail", Outcome.failed("no", Map.of()), false));
  }

  @Test
  void commandsAreText() {
    Map<String, Object> values = Map.of("rc", 0L, "stdout", "out", "stderr", "err");
    assertEquals(
        "a | CHANGED | rc=0 >>\nout\nerr\n", told("command", Outcome.changed(values), false));
    assertEquals(
        "a | FAILED | rc=3 >>\nout\nerr\nnon-zero return code\n",
        told(
            "shell",
            Outcome.failed(
                "non-zero return code", Map.of("rc", 3L, "stdout", "out", "stderr", "err")),
            false));
  }

  @Test
  void aCommandWithoutOutputLeavesAnEmptyLine() {
    assertEquals(
        "a | CHANGED | rc=0 >>\n\n",
        told("command", Outcome.changed(Map.of("rc", 0L, "stdout", "")), false));
  }

  @Test
  void aCommandThatNeverRanFailsAsJson() {
    assertEquals(
        "a | FAILED! => {\n    \"changed\": false,\n    \"msg\": \"'y' is undefined\"\n}\n",
        told("command", Outcome.failed("'y' is undefined", Map.of()), false));
  }

  @Test
  void numbersAreWrittenAsPythonWritesThem() {
    assertEquals(
        "a | SUCCESS => {\"a\": 1795458386.6199453,\"b\": 1e-05,\"c\": 1e+16,\"changed\": false,"
            + "\"d\": 0.0001,\"e\": 12345678.0}\n",
        told(
            "stat",
            Outcome.ok(
                Map.of(
                    "a", 1.7954583866199453e9, "b", 1e-5, "c", 1e16, "d", 1e-4, "e", 12345678.0)),
            true));
  }

  @Test
  void oneLineIsOneLine() {
    assertEquals(
        "a | CHANGED | rc=0 | (stdout) x\\ny (stderr) z\n",
        told("raw", Outcome.changed(Map.of("rc", 0L, "stdout", "x\ny", "stderr", "z")), true));
    assertEquals(
        "a | SUCCESS => {\"changed\": false,\"ping\": \"pong\"}\n",
        told("ping", Outcome.ok(Map.of("ping", "pong")), true));
    assertEquals(
        "a | UNREACHABLE!: no route\n", told("ping", Outcome.unreachable("no route"), true));
  }

  @Test
  void whoCannotBeReachedSaysSo() {
    assertEquals(
        """
        a | UNREACHABLE! => {
            "changed": false,
            "msg": "no route",
            "unreachable": true
        }
        """,
        told("command", Outcome.unreachable("no route"), false));
  }

  @Test
  void skippedIsAWord() {
    assertEquals("a | SKIPPED\n", told("command", Outcome.skipped(Map.of()), false));
  }

  @Test
  void debugIsItsMessage() {
    assertEquals(
        "a | SUCCESS => {\n    \"msg\": \"hi\"\n}\n",
        told("debug", Outcome.ok(Map.of("msg", "hi")), false));
  }

  @Test
  void diffsComeFirst() {
    Outcome outcome =
        Outcome.changed(Map.of()).withDiffs(List.of(new Diff("", "", "/etc/motd", "hi\n")));
    assertEquals(
        """
        --- before
        +++ after: /etc/motd
        @@ -0,0 +1 @@
        +hi

        a | CHANGED => {
            "changed": true
        }
        """,
        told("copy", outcome, false));
  }

  private String told(String module, Outcome outcome, boolean oneLine) {
    out.reset();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    AdHocCallback callback = new AdHocCallback(stream, stream, Palette.PLAIN, true, oneLine);
    TaskInfo task = new TaskInfo(module, module, null, false, false, false);
    callback.on(new Event.HostResult("a", null, task, outcome, false, false));
    return out.toString(StandardCharsets.UTF_8);
  }
}
