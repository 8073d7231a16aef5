package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weir.facts.Facts;
import weir.module.LocalShell;
import weir.module.ModuleFailure;
import weir.module.ParamBinder;
import weir.module.Plan;

/** {@code unarchive} of an archive that the host itself fetches. */
final class UnarchiveUrlTest {
  @TempDir Path directory;
  private final UnarchiveModule module = new UnarchiveModule();
  private final HttpServer server;

  UnarchiveUrlTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  static List<LocalShell> shells() {
    return LocalShell.all();
  }

  @BeforeEach
  void serve() throws Exception {
    Files.createDirectories(directory.resolve("in/app"));
    Files.writeString(directory.resolve("in/app/one"), "first\n");
    Process tar =
        new ProcessBuilder("tar", "-czf", "a.tgz", "-C", "in", "app")
            .directory(directory.toFile())
            .start();
    assertEquals(0, tar.waitFor());
    byte[] archive = Files.readAllBytes(directory.resolve("a.tgz"));
    server.createContext(
        "/a.tgz",
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void unpacksWhatIsNotThereYet(LocalShell shell) throws IOException {
    Path dest = Files.createDirectory(directory.resolve("out"));
    Plan first = plan(shell, "/a.tgz?x=1", dest);
    assertEquals(1, first.actions().size());
    assertTrue(shell.act(first.actions().getFirst()).ok());
    assertEquals("first\n", Files.readString(dest.resolve("app/one")));
    assertEquals(List.of(), plan(shell, "/a.tgz?x=1", dest).actions());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void saysWhyItCannotBeHad(LocalShell shell) throws IOException {
    Path dest = Files.createDirectory(directory.resolve("out"));
    ModuleFailure failure = assertThrows(ModuleFailure.class, () -> plan(shell, "/nope.tgz", dest));
    assertEquals("Failure downloading the archive: HTTP Error 404", failure.getMessage());
  }

  private Plan plan(LocalShell shell, String path, Path dest) {
    String url = "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    UnarchiveModule.Params params =
        ParamBinder.bind(
            UnarchiveModule.Params.class,
            Map.of("src", url, "dest", dest.toString(), "remote_src", true));
    return module.plan(params, module.parse(params, shell.ask(module.probe(params, Facts.NONE))));
  }
}
