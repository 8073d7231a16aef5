package weir.connection.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Target;

final class HostResolverTest {
  @TempDir Path directory;
  private final List<List<String>> asked = new ArrayList<>();
  private String config = "";
  private SshSettings settings = SshSettings.of(Map.of(), false);

  @BeforeEach
  void settle() throws Exception {
    Files.createDirectories(directory.resolve("home/.ssh"));
    Files.createDirectories(directory.resolve("etc/ssh_config.d"));
    settings =
        new SshSettings(
            directory.resolve("home"),
            "me",
            Path.of("/run/agent"),
            directory.resolve("etc"),
            false,
            4,
            2,
            Duration.ofSeconds(15),
            3);
  }

  private HostSettings resolve(String... args) throws ConnectionException {
    return resolve(null, null, args);
  }

  private HostSettings resolve(@Nullable Integer port, @Nullable String user, String... args)
      throws ConnectionException {
    var resolver =
        new HostResolver(
            settings,
            (argv, _) -> {
              asked.add(argv);
              return new Answer(0, config, "");
            });
    return resolver.resolve(
        new Target(
            "web1",
            "10.0.0.1",
            port,
            user,
            null,
            null,
            List.of(args),
            Duration.ofSeconds(10),
            true));
  }

  private void userConfig(String text) throws Exception {
    Files.writeString(directory.resolve("home/.ssh/config"), text);
  }

  @Test
  void usesDefaultsWithoutAskingSsh() throws Exception {
    HostSettings host = resolve();
    assertEquals("me@10.0.0.1", host.name());
    assertEquals(HostKeyPolicy.ASK, host.policy());
    assertEquals(List.of(), host.firstKeys());
    assertEquals(directory.resolve("home/.ssh/id_ed25519"), host.defaultKeys().getFirst());
    assertEquals(directory.resolve("home/.ssh/known_hosts"), host.knownHosts().getFirst());
    assertEquals(List.of(), asked);
  }

  @Test
  void doesNotAskSshAboutSettingsWithoutConsequence() throws Exception {
    Files.writeString(
        directory.resolve("etc/ssh_config"),
        "Include "
            + directory.resolve("etc/ssh_config.d/*.conf")
            + "\nHost *\n  SendEnv LANG LC_*\n  HashKnownHosts yes\n  GSSAPIAuthentication yes\n");
    Files.writeString(
        directory.resolve("etc/ssh_config.d/50-distribution.conf"),
        "Match final all\n  GSSAPIAuthentication yes\n  ForwardX11Trusted=yes\n");
    userConfig("Host elsewhere\n  User other\n");
    resolve();
    assertEquals(List.of(), asked);
  }

  @Test
  void asksSshAboutWhatMayApply() throws Exception {
    for (String text :
        List.of(
            "User x",
            "Host 10.*\n  User x",
            "Host *\n  User x",
            "Match exec true\n  User x",
            "Include other\n",
            "Port=24")) {
      Files.writeString(directory.resolve("home/.ssh/other"), "ProxyJump far\n");
      asked.clear();
      userConfig(text);
      resolve();
      assertEquals(1, asked.size(), text);
    }
  }

  @Test
  void takesSshsWordAfterInventoryAndOptions() throws Exception {
    userConfig("Host *\n  User x\n");
    config =
        """
        user configured
        hostname real.example.org
        port 2200
        identityfile ~/.ssh/id_rsa
        identityfile ~/keys/work
        identitiesonly yes
        proxyjump far,near
        stricthostkeychecking accept-new
        userknownhostsfile /a /b
        globalknownhostsfile /c
        connecttimeout 7
        serveraliveinterval 5
        serveralivecountmax 2
        """;
    HostSettings host = resolve("-o", "User=option");
    assertEquals("option@[real.example.org]:2200", host.name());
    assertEquals(List.of(directory.resolve("home/keys/work")), host.firstKeys());
    assertTrue(host.identitiesOnly());
    assertEquals(List.of("far", "near"), host.jumps());
    assertEquals(HostKeyPolicy.ACCEPT_NEW, host.policy());
    assertEquals(List.of(Path.of("/a"), Path.of("/b"), Path.of("/c")), host.knownHosts());
    assertEquals(Duration.ofSeconds(7), host.timeout());
    assertEquals(Duration.ofSeconds(5), host.aliveInterval());
    assertEquals("inventory", resolve(24, "inventory").user());
  }

  @Test
  void refusesAProxyCommand() throws Exception {
    userConfig("Host *\n  ProxyCommand nc %h %p\n");
    config = "proxycommand nc 10.0.0.1 22\n";
    var error = assertThrows(ConnectionException.class, this::resolve);
    assertTrue(error.getMessage().contains("ProxyCommand"), error.getMessage());
  }

  @Test
  void readsOptionsInEveryForm() throws Exception {
    HostSettings host =
        resolve(
            "-o",
            "StrictHostKeyChecking=no",
            "-oPort=24",
            "-i",
            "~/k",
            "-J",
            "a@b:1",
            "-C",
            "-vv",
            "-o",
            "ControlMaster=auto",
            "-o",
            "ControlPersist=60s",
            "-o",
            "ConnectTimeout 3");
    assertEquals(HostKeyPolicy.OFF, host.policy());
    assertEquals(24, host.port());
    assertEquals(List.of(directory.resolve("home/k")), host.firstKeys());
    assertEquals(List.of("a@b:1"), host.jumps());
    assertEquals(Duration.ofSeconds(3), host.timeout());
  }

  @Test
  void readsJumpHosts() throws Exception {
    assertEquals(new JumpHost("u", "h", 1), JumpHost.parse("u@h:1"));
    assertEquals(new JumpHost(null, "h", null), JumpHost.parse(" h"));
    assertEquals(new JumpHost("u", "::1", 2), JumpHost.parse("ssh://u@[::1]:2"));
    assertEquals(new JumpHost(null, "fe80::1", null), JumpHost.parse("fe80::1"));
    assertThrows(ConnectionException.class, () -> JumpHost.parse("h:x"));
  }

  @Test
  void readsPolicies() {
    assertEquals(HostKeyPolicy.ASK, HostKeyPolicy.parse("ask"));
    assertEquals(HostKeyPolicy.STRICT, HostKeyPolicy.parse("yes"));
    assertEquals(HostKeyPolicy.OFF, HostKeyPolicy.parse("false"));
    assertNull(HostKeyPolicy.parse("maybe"));
  }
}
