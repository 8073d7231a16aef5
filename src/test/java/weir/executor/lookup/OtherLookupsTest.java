package weir.executor.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtherLookupsTest {
  @TempDir private Path directory;
  private LookupFixture lookups;

  @BeforeEach
  void start() {
    lookups = new LookupFixture(directory);
  }

  @Test
  void readsTheEnvironment() {
    assertEquals("C", lookups.value("lookup('env', 'LANG')"));
    assertEquals("", lookups.value("lookup('env', 'NOT_SET')"));
    assertEquals("", lookups.value("lookup('env', 'EMPTY', default='x')"));
    assertEquals("x", lookups.value("lookup('env', 'NOT_SET', default='x')"));
    assertEquals("C", lookups.value("lookup('ansible.builtin.env', 'LANG')"));
  }

  @Test
  void runsCommandsInThePlaybooksDirectory() {
    assertEquals(directory.toString(), lookups.value("lookup('pipe', 'pwd -P')"));
    assertEquals(List.of("a", "b c"), lookups.value("query('lines', 'echo a; echo \"b c\"')"));
    assertEquals(
        "lookup_plugin.pipe(echo no >&2; exit 3) returned 3: no",
        lookups.failure("lookup('pipe', 'echo no >&2; exit 3')"));
  }

  @Test
  void makesAPasswordOnce() throws IOException {
    Object first = lookups.value("lookup('password', 'secrets/db length=12 chars=digits')");
    assertTrue(String.valueOf(first).matches("[0-9]{12}"));
    assertEquals(first, lookups.value("lookup('password', 'secrets/db length=12 chars=digits')"));
    Path file = directory.resolve("secrets/db");
    assertEquals(first + "\n", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("db"), names(directory.resolve("secrets")));
  }

  @Test
  void keepsNoPasswordInDevNull() {
    Object first = lookups.value("lookup('password', '/dev/null')");
    assertEquals(20, String.valueOf(first).length());
    assertNotEquals(first, lookups.value("lookup('password', '/dev/null')"));
  }

  @Test
  void hashesAPasswordWithTheSaltKeptBesideIt() throws IOException {
    lookups.file("db", "fake-password salt=0123456789abcdef\n");
    Object hash = lookups.value("lookup('password', 'db encrypt=sha512_crypt')");
    assertTrue(String.valueOf(hash).startsWith("$6$"), String.valueOf(hash));
    assertTrue(String.valueOf(hash).contains("0123456789abcdef$"));
    lookups.file("web", "fake-password\n");
    Object made = lookups.value("lookup('password', 'web', encrypt='sha256_crypt')");
    assertTrue(
        Files.readString(directory.resolve("web")).matches("fake-password salt=[./\\w]{16}\n"));
    assertEquals(made, lookups.value("lookup('password', 'web', encrypt='sha256_crypt')"));
    assertEquals("fake-password", lookups.value("lookup('password', 'web')"));
  }

  @Test
  void refusesAMisspeltPasswordOption() throws IOException {
    assertEquals(
        "the lookup 'password' has no option 'lenght'",
        lookups.failure("lookup('password', 'db lenght=3')"));
    assertEquals(List.of(), names(directory));
  }

  @Test
  void findsHostsByPattern() {
    lookups.with(
        "groups",
        Map.of("all", List.of("a1", "a2", "b1"), "web", List.of("a1", "b1"), "db", List.of("a2")));
    assertEquals(List.of("a2"), lookups.value("query('inventory_hostnames', 'all:!web')"));
    assertEquals(List.of("b1"), lookups.value("query('inventory_hostnames', 'b*:&web')"));
  }

  @Test
  void fetchesFromAWebServer() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean moved = exchange.getRequestURI().getPath().equals("/old");
          byte[] body =
              "one\n%s"
                  .formatted(exchange.getRequestHeaders().getFirst("X-Token"))
                  .getBytes(StandardCharsets.UTF_8);
          if (moved) {
            exchange.getResponseHeaders().set("Location", "/new");
          }
          int status = exchange.getRequestURI().getPath().equals("/none") ? 404 : 200;
          exchange.sendResponseHeaders(moved ? 302 : status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
      lookups.with("url", url);
      assertEquals(
          List.of("one", "t"),
          lookups.value("query('url', url ~ '/old', headers={'X-Token': 't'})"));
      assertEquals("one\nnull", lookups.value("lookup('url', url ~ '/x', split_lines=false)"));
      assertEquals(
          "Received HTTP error for %s/none : HTTP status 404".formatted(url),
          lookups.failure("lookup('url', url ~ '/none')"));
    } finally {
      server.stop(0);
    }
    assertTrue(lookups.failure("lookup('url', url ~ '/x')").startsWith("Failed lookup url for"));
  }

  private static List<String> names(Path directory) throws IOException {
    try (var all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
