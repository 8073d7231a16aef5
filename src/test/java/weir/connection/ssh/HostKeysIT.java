package weir.connection.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weir.connection.ConnectionException;
import weir.connection.local.LocalCommands;

/** What a host's key must be before anybody logs in. */
@Timeout(30)
final class HostKeysIT {
  @TempDir static Path files;
  private static OpenSshServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new OpenSshServer(files);
    server.key("ed25519", "other_ed25519", "");
    server.key("ecdsa", "other_ecdsa", "");
    server.key("rsa", "other_rsa", "");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() throws Exception {
    Files.deleteIfExists(server.knownHosts());
  }

  private static ConnectionException refused(String... args) {
    var error =
        assertThrows(
            ConnectionException.class,
            () -> server.connector().connect(server.target(server.port, args)));
    assertEquals(ConnectionException.Kind.HOST_KEY, error.kind(), error.getMessage());
    assertFalse(error.getMessage().contains("MD5"), error.getMessage());
    return error;
  }

  private static void accepted(String... args) throws Exception {
    server.connector().connect(server.target(server.port, args)).close();
  }

  private static String fingerprint(String name) throws Exception {
    var argv = List.of("ssh-keygen", "-lf", files.resolve(name + ".pub").toString());
    return new LocalCommands().run(argv, Duration.ofSeconds(5)).stdout().split(" ", -1)[1];
  }

  private static String line(String name) throws Exception {
    return server.knownLine(name, server.port);
  }

  @Test
  void refusesAnUnknownHostAndWritesNothing() throws Exception {
    var error = refused();
    assertTrue(error.getMessage().contains(fingerprint("host_ed25519")), error.getMessage());
    assertFalse(Files.exists(server.knownHosts()));
  }

  @Test
  void acceptsANewHostOnceAndKeepsForeignLines() throws Exception {
    Files.writeString(server.knownHosts(), "# mine\nelsewhere ssh-ed25519 AAAA");
    accepted("-o", "StrictHostKeyChecking=accept-new");
    accepted();
    assertEquals(
        List.of("# mine", "elsewhere ssh-ed25519 AAAA", line("host_ed25519")),
        Files.readAllLines(server.knownHosts()));
  }

  @Test
  void refusesAChangedKeyWithBothFingerprints() throws Exception {
    server.know(line("other_ed25519"));
    for (String policy : List.of("yes", "accept-new")) {
      var error = refused("-o", "StrictHostKeyChecking=" + policy);
      assertTrue(error.getMessage().contains("has changed"), error.getMessage());
      assertTrue(error.getMessage().contains(fingerprint("other_ed25519")), error.getMessage());
      assertTrue(error.getMessage().contains(fingerprint("host_ed25519")), error.getMessage());
    }
    assertEquals(List.of(line("other_ed25519")), Files.readAllLines(server.knownHosts()));
  }

  @Test
  void takesAKeyOfAnotherTypeForAChange() throws Exception {
    server.know(line("other_ecdsa"));
    var error = refused("-o", "StrictHostKeyChecking=accept-new");
    assertTrue(error.getMessage().contains("has changed"), error.getMessage());
  }

  @Test
  void asksForTheTypeThatIsKnown() throws Exception {
    server.know(line("host_rsa"));
    accepted();
  }

  @Test
  void knowsEcdsaKeys() throws Exception {
    try (var ecdsa = new OpenSshServer(files, "HostKey " + files.resolve("other_ecdsa"))) {
      server.know(server.knownLine("other_ecdsa", ecdsa.port));
      server.connector().connect(server.target(ecdsa.port)).close();
    }
  }

  @Test
  void letsARevocationWinOverEveryOtherLine() throws Exception {
    String line = line("host_ed25519");
    server.know(line, "@revoked * " + line.substring(line.indexOf(' ') + 1));
    for (String policy : List.of("yes", "no")) {
      var error = refused("-o", "StrictHostKeyChecking=" + policy);
      assertTrue(error.getMessage().contains("revoked"), error.getMessage());
    }
  }

  @Test
  void doesNotTrustACertificateAuthority() throws Exception {
    server.know("@cert-authority " + line("host_ed25519"));
    var error = refused();
    assertTrue(error.getMessage().contains("certificate authority"), error.getMessage());
  }

  @Test
  void knowsHashedNames() throws Exception {
    server.know(line("host_ed25519"));
    new LocalCommands()
        .run(
            List.of("ssh-keygen", "-q", "-H", "-f", server.knownHosts().toString()),
            Duration.ofSeconds(5));
    assertTrue(Files.readString(server.knownHosts()).startsWith("|1|"));
    accepted();
  }

  @Test
  void goesByTheAlias() throws Exception {
    String line = line("host_ed25519");
    server.know("[alias]:" + server.port + line.substring(line.indexOf(' ')));
    accepted("-o", "HostKeyAlias=alias");
  }

  @Test
  void checksNothingButRevocationWhenOff() throws Exception {
    server.know(line("other_ed25519"));
    accepted("-o", "StrictHostKeyChecking=no");
    assertEquals(List.of(line("other_ed25519")), Files.readAllLines(server.knownHosts()));
  }

  @Test
  void findsUnknownHostsBeforeTheRun() throws Exception {
    try (var second = new OpenSshServer(files)) {
      server.know(line("host_ed25519"));
      SshConnector connector = server.connector();
      var targets =
          List.of(
              server.target(server.port), server.target(second.port), server.target(second.port));
      List<UnknownHost> unknown = connector.unknownHosts(targets);
      assertEquals(1, unknown.size());
      assertEquals(fingerprint("host_ed25519"), unknown.getFirst().fingerprint());
      assertEquals("[127.0.0.1]:" + second.port, unknown.getFirst().host());
      assertEquals(List.of("web1", "web1"), unknown.getFirst().names());
      connector.trust(unknown);
      assertEquals(List.of(), connector.unknownHosts(targets));
      connector.connect(server.target(second.port)).close();
      assertEquals(
          List.of(line("host_ed25519"), server.knownLine("host_ed25519", second.port)),
          Files.readAllLines(server.knownHosts()));
    }
  }
}
