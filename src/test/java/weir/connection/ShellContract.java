package weir.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every shell must do, whichever {@code sh} and transport is behind it. */
@Timeout(30)
public abstract class ShellContract {
  private static final Duration OPENING = Duration.ofSeconds(10);

  @TempDir Path directory;
  private Connection connection;
  private FramedShell shell;

  /** A new connection. */
  protected abstract Connection connect() throws Exception;

  /** The command that starts the shell. */
  protected String command() throws Exception {
    return "exec sh";
  }

  @BeforeEach
  void open() throws Exception {
    connection = connect();
    shell = shell(command());
  }

  @AfterEach
  void close() {
    shell.close();
    connection.close();
  }

  private FramedShell shell(String command) throws ConnectionException {
    return new FramedShell(
        connection.exec(command),
        OPENING,
        (out, err) ->
            new ConnectionException(ConnectionException.Kind.LOST, "stillborn: " + out + err));
  }

  private Answer ask(String script, String... args) throws ConnectionException {
    return shell.submit(Request.of(script, List.of(args))).answer();
  }

  private Answer feed(String script, byte[] input) throws ConnectionException {
    return feed(script, Input.of(input));
  }

  private Answer feed(String script, Input input) throws ConnectionException {
    return shell.submit(new Request(script, List.of(), Map.of(), input, Request.USUAL)).answer();
  }

  private Request within(Duration deadline, String script) {
    return new Request(script, List.of(), Map.of(), Input.NONE, deadline);
  }

  @Test
  void answersWithStatusAndBothStreams() throws Exception {
    assertEquals(new Answer(7, "out\n", "err"), ask("echo out; printf err >&2; exit 7"));
  }

  @Test
  void keepsOutputWithoutTrailingNewline() throws Exception {
    assertEquals(new Answer(0, "a", ""), ask("printf a"));
  }

  @Test
  void passesEveryCharacterInArguments() throws Exception {
    var all = new StringBuilder();
    for (int c = 1; c <= 0x17f; c++) {
      all.append((char) c);
    }
    all.append("\u2028\ud83c\udf0a ''\\'' $HOME `id` \r\n");
    assertEquals(all + "|", ask("printf '%s|' \"$@\"", all.toString()).stdout());
  }

  @Test
  void passesEmptyArgumentsAndDashes() throws Exception {
    assertEquals("3<><-n><-->", ask("printf %s $#; printf '<%s>' \"$@\"", "", "-n", "--").stdout());
  }

  @Test
  void runsAChainUpToTheFirstThatFails() throws Exception {
    List<Pending> sent = new ArrayList<>();
    Path trace = directory.resolve("trace");
    for (String body : List.of("exit 0", "exit 3", "exit 0", "exit 0")) {
      Request request = Request.of("echo ran >>\"$1\"; " + body, List.of(trace.toString()));
      sent.add(shell.submit(request.at(sent.isEmpty() ? Request.Place.FIRST : Request.Place.NEXT)));
    }
    Pending alone = shell.submit(Request.of("exit 5", List.of()));
    List<Integer> ended = new ArrayList<>();
    for (Pending each : sent) {
      ended.add(each.answer().status());
    }
    assertEquals(List.of(0, 3, Answer.NOT_RUN, Answer.NOT_RUN), ended);
    assertEquals(5, alone.answer().status());
    assertEquals("ran\nran\n", ask("cat \"$1\"", trace.toString()).stdout());
    assertEquals(
        0, shell.submit(Request.of(":", List.of()).at(Request.Place.FIRST)).answer().status());
  }

  @Test
  void sendsNoInputToWhatAChainHasPassedOver() throws Exception {
    Input large = Input.of(new byte[200_000]);
    Pending first = shell.submit(Request.of("exit 1", List.of()).at(Request.Place.FIRST));
    Request next = new Request("cat", List.of(), Map.of(), large, Request.USUAL);
    Pending second = shell.submit(next.at(Request.Place.NEXT));
    assertEquals(1, first.answer().status());
    assertEquals(Answer.NOT_RUN, second.answer().status());
    assertEquals("alive\n", ask("echo alive").stdout());
  }

  @Test
  void exportsTheEnvironmentToOneRequestOnly() throws Exception {
    var variables = Map.of("A", "x y'", "WEIR_TEST", "2");
    var request =
        new Request(
            "env | grep WEIR_TEST; echo \"$A$1\"", List.of("z"), variables, Input.NONE, OPENING);
    assertEquals("WEIR_TEST=2\nx y'z\n", shell.submit(request).answer().stdout());
    assertEquals("unset\n", ask("echo ${A-unset}").stdout());
  }

  @Test
  void refusesNamesThatAreNoVariablesAndNul() throws Exception {
    var bad = new Request(":", List.of(), Map.of("A;id", "1"), Input.NONE, OPENING);
    assertThrows(IllegalArgumentException.class, () -> shell.submit(bad));
    var error = assertThrows(IllegalArgumentException.class, () -> ask(":", "hidden\0"));
    assertFalse(error.toString().contains("hidden"));
    assertEquals("alive\n", ask("echo alive").stdout());
  }

  @Test
  void isolatesRequestsFromEachOther() throws Exception {
    ask("cd /; umask 0; x=1; set -e; trap '' TERM; exec >/dev/null 2>&1; false");
    assertEquals("unset\n", ask("echo ${x-unset}").stdout());
  }

  @Test
  void givesStdinAtItsEnd() throws Exception {
    assertEquals(new Answer(0, "0\n", ""), ask("cat | wc -c | tr -d ' '"));
  }

  @Test
  void survivesASyntaxError() throws Exception {
    for (String script : List.of("if then", "echo 'open", "case x in", "$(", "}", "cat <<E")) {
      Answer answer = ask(script);
      assertTrue(answer.status() != 0 || script.startsWith("cat"), script);
    }
    assertEquals("alive\n", ask("echo alive").stdout());
  }

  @Test
  void survivesWhatEndsAShell() throws Exception {
    assertEquals(255, ask("exit 255").status());
    assertTrue(ask("echo ${nothing?missing}").status() != 0);
    assertTrue(ask(". /no/such/file").status() != 0);
    assertEquals(3, ask("return 3").status());
    assertEquals(127, ask("no-such-command-here").status());
    assertEquals(137, ask("kill -9 \"$(sh -c 'echo $PPID')\"").status());
    assertEquals("alive\n", ask("echo alive").stdout());
  }

  @Test
  void showsNoArgumentOfAKilledRequest() throws Exception {
    Answer answer = ask("kill -9 \"$(sh -c 'echo $PPID')\"", "hidden");
    assertFalse(answer.stderr().contains("hidden"), answer.stderr());
  }

  @Test
  void runsWithHereDocuments() throws Exception {
    assertEquals("a $1\n", ask("cat <<'E'\na $1\nE\n").stdout());
  }

  @Test
  void pipelinesManyRequests() throws Exception {
    var pending = new ArrayList<Pending>();
    for (int i = 0; i < 200; i++) {
      pending.add(
          shell.submit(
              Request.of("echo \"$1\"; echo e >&2; exit \"$2\"", List.of("n" + i, "" + i % 7))));
    }
    for (int i = 199; i >= 0; i--) {
      assertEquals(new Answer(i % 7, "n" + i + "\n", "e\n"), pending.get(i).answer());
    }
    assertSame(pending.get(3).answer(), pending.get(3).answer());
  }

  @Test
  void pipelinesMoreThanAnyBufferHolds() throws Exception {
    var pending = new ArrayList<Pending>();
    String large = "x".repeat(60_000);
    for (int i = 0; i < 50; i++) {
      pending.add(
          shell.submit(Request.of("printf %s \"$1\"; printf %s \"$1\" >&2", List.of(large))));
    }
    for (Pending reply : pending) {
      assertEquals(new Answer(0, large, large), reply.answer());
    }
  }

  @Test
  void feedsEveryByteInline() throws Exception {
    byte[] all = new byte[4 * 256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i < 256 ? i : i < 512 ? 511 - i : i * 7);
    }
    assertEquals(HexFormat.of().formatHex(all), hex(feed("od -An -v -tx1", all)));
  }

  @Test
  void feedsInputsOfEverySizeAroundTheLimits() throws Exception {
    for (int size : new int[] {1, 4095, 65535, 65536, 65537, 131072, 1_000_001}) {
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      Path file = directory.resolve("fed");
      Answer answer =
          shell
              .submit(
                  new Request(
                      "cat >\"$1\"; echo \"$A\"; exit 5",
                      List.of(file.toString()),
                      Map.of("A", "b"),
                      Input.of(bytes),
                      OPENING))
              .answer();
      assertEquals(new Answer(5, "b\n", ""), answer);
      assertArrayEquals(bytes, Files.readAllBytes(file));
      Files.delete(file);
    }
  }

  private static String hex(Answer answer) {
    return answer.stdout().replaceAll("\\s", "");
  }

  @Test
  void neverRunsInputTheScriptLeftUnread() throws Exception {
    byte[] commands = "echo run >&2; touch \"$PWD/run\"\n".repeat(20_000).getBytes(UTF_8);
    assertEquals(new Answer(4, "", ""), feed("exit 4", commands));
    assertEquals(new Answer(0, "", ""), feed("exec <&-", commands));
    assertEquals(new Answer(0, "echo r", ""), feed("head -c 6", commands));
    assertEquals(new Answer(0, "alive\n", ""), ask("echo alive"));
  }

  @Test
  void streamsInputWhileMuchIsPrinted() throws Exception {
    byte[] bytes = new byte[3_000_000];
    Answer answer = feed("tee /dev/stderr", bytes);
    assertEquals(bytes.length, answer.stdout().length());
    assertEquals(bytes.length, answer.stderr().length());
  }

  @Test
  void endsWhenInputBecomesShorterWhileSent() throws Exception {
    Input shrinking =
        new Input() {
          @Override
          public long size() {
            return 200_000;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(new byte[1000]);
          }
        };
    var lost = assertThrows(ConnectionException.class, () -> feed("cat", shrinking));
    assertTrue(lost.getMessage().contains("shorter"));
    assertThrows(ConnectionException.class, () -> ask("echo alive"));
  }

  @Test
  void drainsFortyMegabytesOfStderr() throws Exception {
    Answer answer = ask("head -c 40000000 /dev/zero >&2; echo done");
    assertEquals("done\n", answer.stdout());
    assertEquals(40_000_000, answer.stderr().length());
  }

  @Test
  void keepsBinaryAndTerminalCodesInOutput() throws Exception {
    String text = "\u001b[31mred\u001b[0m\u001e\u0000\u0007\r\n";
    assertEquals(text, feed("cat", text.getBytes(UTF_8)).stdout());
  }

  @Test
  void skipsWhatLoginFilesPrint() throws Exception {
    shell.close();
    shell = shell("echo motd; head -c 100000 /dev/zero; echo oops >&2; " + command());
    assertEquals(new Answer(0, "a\n", ""), ask("echo a"));
  }

  @Test
  void saysWhyNoShellStarted() throws Exception {
    shell.close();
    shell = shell("echo 'This account is closed.' >&2; exit 1");
    var error = assertThrows(ConnectionException.class, () -> ask("echo a"));
    assertTrue(
        error.getMessage().contains("stillborn: This account is closed."), error.getMessage());
  }

  @Test
  void countsALostShellAsUnknown() throws Exception {
    Pending before = shell.submit(Request.of("echo before", List.of()));
    Pending killer = shell.submit(Request.of("kill -9 $$", List.of("hidden")));
    var error = assertThrows(ConnectionException.class, killer::answer);
    assertEquals(ConnectionException.Kind.LOST, error.kind());
    assertFalse(error.getMessage().contains("hidden"));
    assertEquals("before\n", before.answer().stdout());
    assertThrows(ConnectionException.class, killer::answer);
    var later = assertThrows(ConnectionException.class, () -> ask("echo a"));
    assertEquals(ConnectionException.Kind.LOST, later.kind());
  }

  @Test
  void closesAtTheDeadline() throws Exception {
    assertEquals(0, shell.submit(within(OPENING, "true")).answer().status());
    Pending slow = shell.submit(within(Duration.ofMillis(300), "exec sleep 20"));
    long start = System.nanoTime();
    var error = assertThrows(ConnectionException.class, slow::answer);
    assertEquals(ConnectionException.Kind.TIMEOUT, error.kind());
    assertTrue(System.nanoTime() - start < 5_000_000_000L);
    var later = assertThrows(ConnectionException.class, () -> ask("echo a"));
    assertEquals(ConnectionException.Kind.LOST, later.kind());
  }

  @Test
  void startsTheClockWhenTheRequestBeforeIsAnswered() throws Exception {
    shell.submit(within(OPENING, "sleep 0.7"));
    Pending second = shell.submit(within(Duration.ofMillis(600), "sleep 0.1; echo second"));
    assertEquals("second\n", second.answer().stdout());
  }

  @Test
  void leavesNothingBehindWhenClosed() throws Exception {
    assertEquals("a\n", ask("echo a").stdout());
    long start = System.nanoTime();
    shell.close();
    connection.close();
    assertTrue(System.nanoTime() - start < 1_000_000_000L, "closing took too long");
  }
}
