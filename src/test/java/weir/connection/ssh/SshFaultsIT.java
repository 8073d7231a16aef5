package weir.connection.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.FramedShell;
import weir.connection.Request;
import weir.connection.Target;
import weir.testing.TcpProxy;

/** What networks and servers do to a connection. */
@Timeout(30)
final class SshFaultsIT {
  @TempDir static Path files;
  private static OpenSshServer server;
  private TcpProxy proxy;

  @BeforeAll
  static void start() throws Exception {
    server = new OpenSshServer(files, "MaxSessions 1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void openProxy() throws Exception {
    proxy = new TcpProxy(server.port);
    server.know(
        server.knownLine("host_ed25519", proxy.port()),
        server.knownLine("host_ed25519", server.port));
  }

  @AfterEach
  void closeProxy() throws Exception {
    proxy.close();
  }

  private Connection connect(int port, Duration timeout) throws ConnectionException {
    Target target = server.target(port);
    return server
        .connector()
        .connect(
            new Target(
                target.name(),
                target.address(),
                port,
                null,
                target.privateKeyFile(),
                null,
                List.of(),
                timeout,
                true));
  }

  private ConnectionException unreachable(Duration timeout) {
    long start = System.nanoTime();
    var error = assertThrows(ConnectionException.class, () -> connect(proxy.port(), timeout));
    assertEquals(ConnectionException.Kind.UNREACHABLE, error.kind(), error.getMessage());
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < timeout.toMillis() + 2000, "took " + millis + " ms");
    return error;
  }

  private static FramedShell shell(Connection connection) throws ConnectionException {
    return new FramedShell(
        connection.exec("exec sh"),
        Duration.ofSeconds(10),
        (out, err) -> new ConnectionException(ConnectionException.Kind.LOST, "no shell"));
  }

  @Test
  void givesUpOnAServerWithoutABanner() {
    proxy.answer(TcpProxy.Mode.SILENCE);
    unreachable(Duration.ofMillis(500));
  }

  @Test
  void givesUpOnAServerThatDripsLines() {
    proxy.answer(TcpProxy.Mode.DRIP);
    unreachable(Duration.ofMillis(700));
  }

  @Test
  void saysThatAPortIsClosed() throws Exception {
    proxy.close();
    var error = unreachable(Duration.ofSeconds(5));
    assertTrue(error.getMessage().contains("Connection refused"), error.getMessage());
  }

  @Test
  void saysThatANameIsUnknown() {
    var target =
        new Target(
            "x",
            "no-such-host.invalid",
            22,
            null,
            null,
            null,
            List.of(),
            Duration.ofSeconds(5),
            true);
    var error = assertThrows(ConnectionException.class, () -> server.connector().connect(target));
    assertEquals(ConnectionException.Kind.UNREACHABLE, error.kind());
    assertTrue(error.getMessage().contains("cannot be resolved"), error.getMessage());
  }

  @Test
  void triesAgainWhenTheServerDropsAConnection() throws Exception {
    proxy.dropNext(1);
    connect(proxy.port(), Duration.ofSeconds(10)).close();
    assertEquals(2, proxy.connections());
  }

  @Test
  void failsCleanlyWhereverTheHandshakeIsCut() {
    for (long at : new long[] {1, 30, 45, 500, 800, 1100, 1250}) {
      proxy.cutDownloadAt(at);
      var error =
          assertThrows(
              ConnectionException.class,
              () -> connect(proxy.port(), Duration.ofSeconds(5)),
              "" + at);
      assertTrue(
          error.kind() == ConnectionException.Kind.UNREACHABLE
              || error.kind() == ConnectionException.Kind.AUTHENTICATION,
          at + ": " + error.kind() + " " + error.getMessage());
    }
  }

  @Test
  void noticesAFrozenPeer() throws Exception {
    try (Connection connection = connect(proxy.port(), Duration.ofSeconds(10))) {
      var shell = shell(connection);
      assertEquals("a\n", shell.submit(Request.of("echo a", List.of())).answer().stdout());
      proxy.freeze();
      long start = System.nanoTime();
      var pending = shell.submit(Request.of("echo b", List.of()));
      var error = assertThrows(ConnectionException.class, pending::answer);
      assertEquals(ConnectionException.Kind.LOST, error.kind(), error.getMessage());
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertTrue(millis < 8000, "took " + millis + " ms");
    }
  }

  @Test
  void closesFastOnAFrozenPeer() throws Exception {
    Connection connection = connect(proxy.port(), Duration.ofSeconds(10));
    var shell = shell(connection);
    shell.submit(Request.of("sleep 20", List.of()));
    shell.flush();
    proxy.freeze();
    long start = System.nanoTime();
    shell.close();
    connection.close();
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < 2000, "took " + millis + " ms");
  }

  @Test
  void closesFastWhileACommandRuns() throws Exception {
    Connection connection = connect(server.port, Duration.ofSeconds(10));
    var shell = shell(connection);
    shell.submit(Request.of("sleep 20", List.of()));
    shell.flush();
    long start = System.nanoTime();
    shell.close();
    connection.close();
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertTrue(millis < 1500, "took " + millis + " ms");
  }

  @Test
  void countsACutConnectionAsUnknown() throws Exception {
    try (Connection connection = connect(proxy.port(), Duration.ofSeconds(10))) {
      var shell = shell(connection);
      assertEquals("a\n", shell.submit(Request.of("echo a", List.of())).answer().stdout());
      proxy.close();
      var error =
          assertThrows(
              ConnectionException.class,
              () -> shell.submit(Request.of("echo b", List.of())).answer());
      assertEquals(ConnectionException.Kind.LOST, error.kind());
    }
  }

  @Test
  void opensAnotherConnectionWhereOneAllowsASingleSession() throws Exception {
    try (Connection connection = connect(server.port, Duration.ofSeconds(10))) {
      var shell = shell(connection);
      assertEquals("a\n", shell.submit(Request.of("echo a", List.of())).answer().stdout());
      var second = shell(connection);
      assertEquals("c\n", second.submit(Request.of("echo c", List.of())).answer().stdout());
      assertEquals("b\n", shell.submit(Request.of("echo b", List.of())).answer().stdout());
    }
  }
}
