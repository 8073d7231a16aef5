package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weir.module.Answer;

/** The script of a drill, run by every shell of this machine, with a systemctl made for it. */
class DrillScriptTest {
  private static final long DOWN_MILLIS = 400;

  /** Says "i1" until something was killed, and is asked for nothing else. */
  private static final String SYSTEMCTL =
      """
      #!/bin/sh
      here=${0%/*}
      case "$*" in
        --version) echo 'systemd 247 (247.3)' ;;
        kill*) printf '%s\\n' "$*" >"$here/killed" ;;
        *)
          [ -e "$here/killed" ] && n=2 || n=1
          printf 'ActiveState=active\\nMainPID=%s\\n' "$n"
          printf 'InvocationID=i%s\\nNRestarts=%s\\n' "$n" "$((n - 1))"
          ;;
      esac
      """;

  /** As busybox has it: it knows no journal. */
  private static final String LOGGER = "#!/bin/sh\nexit 1\n";

  private static final String SYSTEMD_RUN = "#!/bin/sh\nprintf '%s\\n' \"$@\" >${0%/*}/announced\n";

  @TempDir private Path directory;
  private final HttpServer server;

  DrillScriptTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  static List<List<String>> shells() {
    return CommandScriptTest.shells();
  }

  @BeforeEach
  void serve() throws IOException {
    Path killed = directory.resolve("killed");
    server.createContext(
        "/",
        exchange -> {
          boolean down =
              Files.exists(killed)
                  && System.currentTimeMillis() - Files.getLastModifiedTime(killed).toMillis()
                      < DOWN_MILLIS;
          exchange.sendResponseHeaders(down ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    program("systemctl", SYSTEMCTL);
    program("logger", LOGGER);
    program("systemd-run", SYSTEMD_RUN);
  }

  private void program(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void measuresHowLongItWasAway(List<String> shell) throws Exception {
    Answer answer = drill(shell, "200");
    assertEquals(0, answer.status(), answer.err());
    Report report = Report.of(answer);
    long down = report.number("back", -1) - report.number("down", -1);
    assertTrue(down * 10 > DOWN_MILLIS / 2, answer.out());
    assertTrue(report.number("back", -1) - report.number("sent", -1) >= DOWN_MILLIS / 10 - 2);
    assertEquals("i1", report.get("before.InvocationID"));
    assertEquals("i2", report.get("after.InvocationID"));
    assertEquals("1", report.get("after.NRestarts"));
    assertEquals(
        "kill --kill-who=main --signal=SIGTERM -- app.service\n",
        Files.readString(directory.resolve("killed")));
    assertEquals(
        """
        --quiet
        --wait
        --collect
        -p
        LogExtraFields=MESSAGE_ID=dd8f36a1f0d44a0fb0b0f4a3d3a6c0a1
        -p
        LogExtraFields=OBJECT_SYSTEMD_UNIT=app.service
        -p
        SyslogIdentifier=weir
        -p
        SyslogLevel=notice
        echo
        A drill: app.service gets SIGTERM.
        """,
        Files.readString(directory.resolve("announced")));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void killsNothingThatDoesNotAnswer(List<String> shell) throws Exception {
    Answer answer = drill(shell, "204");
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("did not answer as it should"), answer.err());
    assertTrue(Files.notExists(directory.resolve("killed")));
  }

  private Answer drill(List<String> shell, String status) throws Exception {
    String url = "http://127.0.0.1:%d/health".formatted(server.getAddress().getPort());
    List<String> words = new ArrayList<>(shell);
    words.addAll(
        List.of(
            "-c",
            Scripts.withHttp("modules/drill-poll.sh", "modules/drill.sh").text(),
            "drill.sh"));
    words.addAll(List.of("app.service", url, status, "TERM", "20"));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
