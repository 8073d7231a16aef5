package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.become.Identity;
import weir.become.ShellOpener;
import weir.connection.Channel;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Pending;
import weir.connection.Request;
import weir.connection.Shell;
import weir.connection.Target;
import weir.connection.local.LocalConnector;

/** A log file of this machine, read through a shell as that of a host is. */
final class LogTailTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  @TempDir private Path directory;
  private Path log = Path.of("");
  private Connection connection = new Closed();
  private Shell shell = new NoShell();

  @BeforeEach
  void openShell() throws ConnectionException {
    log = directory.resolve("app.log");
    Target here = new Target("here", "", null, null, null, null, List.of(), LIMIT, true);
    connection = new LocalConnector().connect(here);
    shell = ShellOpener.open(connection, Identity.LOGIN, LIMIT);
  }

  @AfterEach
  void closeShell() {
    shell.close();
    connection.close();
  }

  private LogTail tail(int lines) {
    Service service = new Service("app.service", "", 200, Map.of(), null, "", null, log.toString());
    return new LogTail(
        new ServiceHost(
            "here",
            () -> {
              throw new AssertionError("the shell is given");
            },
            List.of(service)),
        null,
        lines);
  }

  private List<String> next(LogTail tail) throws ConnectionException {
    return texts(tail.next(shell));
  }

  private static List<String> texts(LogTail.News news) {
    return news.lines().stream()
        .filter(line -> line.source() == LogLine.Source.FILE)
        .map(LogLine::text)
        .toList();
  }

  private void write(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void startsWithTheLastLinesAndGoesOn() throws Exception {
    write("one\ntwo\nthree\n");
    LogTail tail = tail(2);
    assertEquals(List.of("two", "three"), next(tail));
    assertEquals(List.of(), next(tail));
    write("four\n");
    assertEquals(List.of("four"), next(tail));
  }

  @Test
  void waitsForTheEndOfALine() throws Exception {
    write("one\n");
    LogTail tail = tail(5);
    assertEquals(List.of("one"), next(tail));
    write("half ");
    assertEquals(List.of(), next(tail));
    write("whole ü\n");
    assertEquals(List.of("half whole ü"), next(tail));
  }

  @Test
  void readsTheRestOfAFileThatWasRenamed() throws Exception {
    write("one\n");
    LogTail tail = tail(5);
    next(tail);
    write("two\n");
    Files.move(log, directory.resolve("app.log.1"));
    write("three\n");
    assertEquals(List.of("two", "three"), next(tail));
  }

  @Test
  void readsTheRestOfAFileThatWasCopiedAndEmptied() throws Exception {
    write("one\n");
    LogTail tail = tail(5);
    next(tail);
    write("two\n");
    Files.copy(log, directory.resolve("app.log-20261123"), StandardCopyOption.REPLACE_EXISTING);
    Files.newByteChannel(log, StandardOpenOption.WRITE).truncate(0).close();
    assertEquals(List.of("two"), next(tail));
    write("three\n");
    assertEquals(List.of("three"), next(tail));
  }

  @Test
  void readsEachFileOfSeveralRotationsThoughTheyAreCompressed() throws Exception {
    write("one\n");
    LogTail tail = tail(5);
    next(tail);
    write("two\n");
    rotate("app.log.3", true);
    write("three\nfour\n");
    rotate("app.log.2", true);
    write("five\nsix, cut off");
    rotate("app.log.1", false);
    write("seven\n");
    assertEquals(List.of("two", "three", "four", "five", "six, cut off", "seven"), next(tail));
    assertEquals(List.of(), next(tail));
  }

  @Test
  void knowsTheFileItReadAmongOthersThatBeginAlike() throws Exception {
    write("head\n".repeat(100) + "old\n");
    rotate("app.log.2", false);
    write("head\n".repeat(100));
    LogTail tail = tail(5);
    next(tail);
    write("mine\n");
    rotate("app.log.1", false);
    write("new\n");
    assertEquals(List.of("mine", "new"), next(tail));
  }

  @Test
  void aFileThatWasEmptyWhenItWasSeenIsKnownByItsInode() throws Exception {
    write("");
    LogTail tail = tail(5);
    next(tail);
    write("one\n");
    rotate("app.log.1", false);
    write("two\n");
    assertEquals(List.of("one", "two"), next(tail));
  }

  private void rotate(String name, boolean compress) throws IOException {
    Path old = directory.resolve(name);
    Files.move(log, old);
    if (compress) {
      try (OutputStream out =
          new GZIPOutputStream(Files.newOutputStream(directory.resolve(name + ".gz")))) {
        Files.copy(old, out);
      }
      Files.setLastModifiedTime(directory.resolve(name + ".gz"), Files.getLastModifiedTime(old));
      Files.delete(old);
    }
  }

  @Test
  void aFileThatWasEmptiedAndHasGrownLongerIsReadFromItsStart() throws Exception {
    write("one\n");
    LogTail tail = tail(5);
    next(tail);
    Files.newByteChannel(log, StandardOpenOption.WRITE).truncate(0).close();
    write("another one\nand more\n");
    LogTail.News news = tail.next(shell);
    assertEquals(List.of("another one", "and more"), texts(news));
    assertTrue(
        news.problems().stream().anyMatch(each -> each.contains("rotated away")), news.toString());
  }

  @Test
  void longLogsComeInPieces() throws Exception {
    write("start\n");
    LogTail tail = tail(5);
    next(tail);
    List<String> lines =
        IntStream.range(0, 12_000).mapToObj(i -> "line " + i).collect(Collectors.toList());
    write(String.join("\n", lines) + "\n");
    Files.move(log, directory.resolve("app.log.1"));
    write("last\n");
    List<String> read = new ArrayList<>();
    LogTail.News news = tail.next(shell);
    read.addAll(texts(news));
    while (news.more()) {
      news = tail.next(shell);
      read.addAll(texts(news));
    }
    lines.add("last");
    assertEquals(lines.size(), read.size());
    assertEquals(-1, Arrays.mismatch(lines.toArray(), read.toArray()));
  }

  @Test
  void aLineLongerThanAnAnswerComesInPieces() throws Exception {
    write("x".repeat(1_500_000) + "\nend\n");
    LogTail tail = tail(5);
    List<String> read = new ArrayList<>(texts(tail.all(shell)));
    assertEquals("end", read.getLast());
    assertEquals(1_500_000, String.join("", read.subList(0, read.size() - 1)).length());
  }

  @Test
  void journalLinesMoveTheCursor() {
    LogTail tail = tail(5);
    LogTail.News news =
        tail.read(
            """
            now=1795434731
            cursor=c0
            {"__CURSOR":"c1","__REALTIME_TIMESTAMP":"1795434731246931","MESSAGE":"a\\u001b[31mb","_SYSTEMD_UNIT":"app.service","_PID":"7","PRIORITY":"3"}
            {"__CURSOR":"c2","__REALTIME_TIMESTAMP":"1795434731246932","MESSAGE":[104,105,10,195,188],"UNIT":"app.service","_PID":"1"}
            file=app.service -
            """);
    assertEquals(List.of("ab", "hi", "ü"), news.lines().stream().map(LogLine::text).toList());
    assertEquals(LogLine.Source.SYSTEMD, news.lines().getLast().source());
    assertEquals(3, news.lines().getFirst().priority());
    assertEquals(Instant.parse("2026-11-23T11:52:11.246931Z"), news.lines().getFirst().time());
  }

  @Test
  void nothingOfAHostSteersTheTerminal() {
    assertEquals("red\ufffdbell\t", LogLine.harmless("\u001b[1;31mred\u001b[0m\u0007bell\t\r"));
    assertEquals("\ufffd]0;title\ufffd", LogLine.harmless("\u001b]0;title\u0007"));
  }

  private static final class Closed implements Connection {
    @Override
    public Channel exec(String command) {
      throw new AssertionError("not open");
    }

    @Override
    public void close() {}
  }

  private static final class NoShell implements Shell {
    @Override
    public Pending submit(Request request) {
      throw new AssertionError("not open");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
