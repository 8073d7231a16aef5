package weir.connection.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.connection.ConnectionException;
import weir.connection.Secret;
import weir.connection.local.LocalCommands;

/** Keys, agent, options, and what is agreed on with servers. */
@Timeout(60)
final class LoginIT {
  @TempDir static Path files;
  private static OpenSshServer server;
  private @Nullable Process agent;

  @BeforeAll
  static void start() throws Exception {
    server = new OpenSshServer(files, "MaxAuthTries 3");
    server.know(server.knownLine("host_ed25519", server.port));
    server.key("ecdsa", "ecdsa", "");
    server.key("rsa", "rsa", "", "-b", "2048");
    server.key("rsa", "pem", "", "-b", "2048", "-m", "PEM");
    server.key("rsa", "dead1", "", "-b", "2048");
    server.key("rsa", "dead2", "", "-b", "2048");
    server.key("ed25519", "locked", "open sesame");
    server.authorize("user", "ecdsa", "rsa", "pem", "locked");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void stopAgent() {
    if (agent != null) {
      agent.destroy();
    }
  }

  private static void login(
      SshSettings settings, Prompts prompts, @Nullable String key, String... args)
      throws ConnectionException {
    Path file = key == null ? null : files.resolve(key);
    new SshConnector(settings, prompts, new LocalCommands())
        .connect(server.target(server.port, file, null, args))
        .close();
  }

  private static ConnectionException refused(
      SshSettings settings, @Nullable String key, String... args) {
    var error =
        assertThrows(ConnectionException.class, () -> login(settings, Prompts.NONE, key, args));
    assertEquals(ConnectionException.Kind.AUTHENTICATION, error.kind(), error.getMessage());
    return error;
  }

  private SshSettings withAgent(String... keys) throws Exception {
    Path socket = files.resolve("agent");
    Files.deleteIfExists(socket);
    agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    while (!Files.exists(socket)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    for (String key : keys) {
      var add = new ProcessBuilder("ssh-add", "-q", files.resolve(key).toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertEquals(0, add.inheritIO().start().waitFor());
    }
    SshSettings plain = server.settings();
    return new SshSettings(
        plain.home(),
        plain.user(),
        socket,
        plain.systemDirectory(),
        false,
        4,
        0,
        plain.aliveInterval(),
        plain.aliveCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "ecdsa", "rsa", "pem"})
  void readsKeysOfEveryKind(String key) throws Exception {
    login(server.settings(), Prompts.NONE, key);
  }

  @Test
  void asksForAPassphraseOnceARun() throws Exception {
    var asked = new AtomicInteger();
    var connector =
        new SshConnector(
            server.settings(),
            (_, _) -> new Secret(asked.getAndIncrement() == 0 ? "wrong" : "open sesame"),
            new LocalCommands());
    for (int i = 0; i < 3; i++) {
      connector.connect(server.target(server.port, files.resolve("locked"), null)).close();
    }
    assertEquals(2, asked.get());
  }

  @Test
  void saysWhatALockedKeyNeeds() {
    var error = refused(server.settings(), "locked");
    assertTrue(error.getMessage().contains("passphrase"), error.getMessage());
  }

  @Test
  void asksNoPassphraseForAKeyTheServerRefuses() throws Exception {
    server.key("ed25519", "locked_dead", "secret");
    var asked = new AtomicInteger();
    assertThrows(
        ConnectionException.class,
        () ->
            login(
                server.settings(),
                (_, _) -> {
                  asked.incrementAndGet();
                  return null;
                },
                "locked_dead"));
    assertEquals(0, asked.get());
  }

  @Test
  void namesWhatWasTried() {
    var error = refused(server.settings(), "missing");
    assertTrue(error.getMessage().contains("missing (does not exist)"), error.getMessage());
    error = refused(server.settings(), "dead1");
    assertTrue(error.getMessage().contains("dead1 (refused)"), error.getMessage());
  }

  @Test
  void signsWithTheAgentAtTheCostOfOneTryAKey() throws Exception {
    login(withAgent("dead1", "dead2", "rsa"), Prompts.NONE, null);
  }

  @Test
  void triesTheNamedKeyBeforeTheAgents() throws Exception {
    login(withAgent("dead1", "dead2", "pem"), Prompts.NONE, "user");
  }

  @Test
  void usesTheAgentForANamedLockedKey() throws Exception {
    SshSettings settings = withAgent();
    var add = new ProcessBuilder("ssh-add", "-q", files.resolve("locked").toString());
    Path answer = files.resolve("askpass");
    Files.writeString(answer, "#!/bin/sh\necho 'open sesame'\n");
    assertTrue(answer.toFile().setExecutable(true));
    add.environment().put("SSH_AUTH_SOCK", files.resolve("agent").toString());
    add.environment().put("SSH_ASKPASS", answer.toString());
    add.environment().put("SSH_ASKPASS_REQUIRE", "force");
    assertEquals(0, add.start().waitFor());
    login(settings, Prompts.NONE, "locked");
  }

  @Test
  void leavesTheAgentsOtherKeysAloneWhenTold() throws Exception {
    var error = refused(withAgent("user"), "dead1", "-o", "IdentitiesOnly=yes");
    assertFalse(error.getMessage().contains("agent key"), error.getMessage());
  }

  @Test
  void goesThroughAJumpHostWithItsOwnKeyCheck() throws Exception {
    try (var jump = new OpenSshServer(files)) {
      String user = System.getProperty("user.name");
      String[] args = {"-o", "ProxyJump=" + user + "@127.0.0.1:" + jump.port};
      var error =
          assertThrows(
              ConnectionException.class,
              () -> login(server.settings(), Prompts.NONE, "user", args));
      assertEquals(ConnectionException.Kind.HOST_KEY, error.kind());
      assertTrue(error.getMessage().contains("" + jump.port), error.getMessage());
      var unknown = server.connector().unknownHosts(List.of(server.target(server.port, args)));
      assertEquals(
          List.of("[127.0.0.1]:" + jump.port), unknown.stream().map(UnknownHost::host).toList());
      server.connector().trust(unknown);
      login(server.settings(), Prompts.NONE, "user", args);
      assertTrue(jump.log().contains("Accepted publickey"), jump.log());
    }
  }

  @Test
  void heedsAnSshConfigNamedInTheOptions() throws Exception {
    Path config = files.resolve("config");
    Files.writeString(
        config,
        "Host 127.0.0.1\n  IdentityFile " + files.resolve("user") + "\n  IdentitiesOnly yes\n");
    login(
        server.settings(),
        Prompts.NONE,
        null,
        "-F",
        config.toString(),
        "-oUserKnownHostsFile=" + server.knownHosts());
  }

  @Test
  void namesAnOptionItDoesNotKnow() {
    for (String option :
        List.of("-oKexAlgorithms=x", "-oProxyCommand=nc %h %p", "-A", "-L1:a:2", "x")) {
      var error =
          assertThrows(
              ConnectionException.class,
              () -> login(server.settings(), Prompts.NONE, "user", option));
      assertTrue(error.getMessage().contains(option.replaceAll("^-o|=.*", "")), error.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ciphers aes256-gcm@openssh.com",
        "Ciphers aes128-ctr",
        "KexAlgorithms ecdh-sha2-nistp384",
        "HostKeyAlgorithms rsa-sha2-256"
      })
  void agreesWithServersThatOfferLittle(String line) throws Exception {
    try (var picky = new OpenSshServer(files, line)) {
      var target =
          server.target(picky.port, files.resolve("user"), null, "-o", "StrictHostKeyChecking=no");
      server.connector().connect(target).close();
    }
  }

  @Test
  void refusesSha1() throws Exception {
    try (var old = new OpenSshServer(files, "Ciphers aes128-ctr", "MACs hmac-sha1")) {
      var target =
          server.target(old.port, files.resolve("user"), null, "-o", "StrictHostKeyChecking=no");
      var error = assertThrows(ConnectionException.class, () -> server.connector().connect(target));
      assertEquals(ConnectionException.Kind.UNREACHABLE, error.kind(), error.getMessage());
    }
  }
}
