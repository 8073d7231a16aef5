package weir.become;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Request;
import weir.connection.Secret;
import weir.connection.Shell;
import weir.connection.Target;
import weir.connection.local.LocalCommands;
import weir.connection.ssh.Prompts;
import weir.connection.ssh.SshConnector;
import weir.connection.ssh.SshSettings;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;

/** The real sudo and su: {@code ubuntu} needs no password, that of {@code deploy} is its name. */
@Timeout(120)
final class BecomeIT {
  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(1);
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private static SystemdHost host() {
    return HOSTS.get(0);
  }

  private static Connection connect(String user) throws ConnectionException {
    var target =
        new Target(
            "web1",
            "127.0.0.1",
            host().port(),
            user,
            host().key().toString(),
            null,
            List.of("-o", "UserKnownHostsFile=" + host().knownHosts()),
            DEADLINE,
            true);
    return new SshConnector(SshSettings.of(Map.of(), false), Prompts.NONE, new LocalCommands())
        .connect(target);
  }

  private static Identity sudo(String user, @Nullable String password) {
    return Identity.become(
        Identity.Method.SUDO, user, null, null, password == null ? null : new Secret(password));
  }

  private static String whoAmI(String login, Identity identity) throws Exception {
    try (Connection connection = connect(login);
        Shell shell = ShellOpener.open(connection, identity, DEADLINE)) {
      return shell.submit(Request.of("id -un; echo \"$HOME\"", List.of())).answer().stdout();
    }
  }

  private static String refused(String login, Identity identity) {
    var error = assertThrows(ConnectionException.class, () -> whoAmI(login, identity));
    assertEquals(ConnectionException.Kind.BECOME, error.kind(), error.getMessage());
    return error.getMessage();
  }

  private static void user(String name, String sudoers) {
    host()
        .sh(
            "id %1$s >/dev/null 2>&1 || useradd -m -s /bin/sh %1$s; echo %1$s:%1$s | chpasswd;"
                    .formatted(name)
                + " mkdir -p /home/%1$s/.ssh; cp /home/deploy/.ssh/authorized_keys".formatted(name)
                + " /home/%1$s/.ssh/; chown -R %1$s: /home/%1$s/.ssh; ".formatted(name)
                + "printf '%s\\n' '"
                + sudoers
                + "' >/etc/sudoers.d/"
                + name);
  }

  @Test
  void becomesRootWithoutAPassword() throws Exception {
    assertEquals("root\n/root\n", whoAmI("ubuntu", sudo("root", null)));
  }

  @Test
  void becomesRootWithAPassword() throws Exception {
    assertEquals("root\n/root\n", whoAmI("deploy", sudo("root", "deploy")));
  }

  @Test
  void ignoresAPasswordNobodyAsksFor() throws Exception {
    assertEquals("root\n/root\n", whoAmI("ubuntu", sudo("root", "rm -rf /")));
  }

  @Test
  void becomesAnotherUserThanRoot() throws Exception {
    assertEquals("deploy\n/home/deploy\n", whoAmI("ubuntu", sudo("deploy", null)));
  }

  @Test
  void triesAWrongPasswordOnce() {
    host().sh("journalctl --rotate --vacuum-time=1s >/dev/null 2>&1 || :");
    String message = refused("deploy", sudo("root", "not it"));
    assertTrue(message.contains("password is wrong"), message);
    assertTrue(message.contains("1 incorrect password attempt"), message);
  }

  @Test
  void saysThatAPasswordIsNeeded() {
    String message = refused("deploy", sudo("root", null));
    assertTrue(message.contains("a password is needed"), message);
  }

  @Test
  void saysThatTheUserMayNot() {
    user("stranger", "");
    String message = refused("stranger", sudo("root", "stranger"));
    assertTrue(message.contains("may not"), message);
  }

  @Test
  void saysThatATerminalIsWanted() {
    user("typist", "Defaults:typist requiretty\ntypist ALL=(ALL) ALL");
    for (String password : new String[] {null, "typist"}) {
      String message = refused("typist", sudo("root", password));
      assertTrue(message.contains("terminal"), message);
    }
  }

  @Test
  void worksWhereSudoRemembersNothing() throws Exception {
    user("careful", "Defaults:careful timestamp_timeout=0, lecture=always\ncareful ALL=(ALL) ALL");
    assertEquals("root\n/root\n", whoAmI("careful", sudo("root", "careful")));
  }

  @Test
  void becomesWithSu() throws Exception {
    var identity = Identity.become(Identity.Method.SU, "deploy", null, null, new Secret("deploy"));
    assertEquals("deploy\n/home/deploy\n", whoAmI("ubuntu", identity));
    var wrong = Identity.become(Identity.Method.SU, "deploy", null, null, new Secret("nothing"));
    assertTrue(refused("ubuntu", wrong).contains("password is wrong"));
    var root = Identity.become(Identity.Method.SU, "deploy", null, null, null);
    assertEquals("deploy\n/home/deploy\n", whoAmI("root", root));
  }

  @Test
  void logsInWithAPassword() throws Exception {
    host()
        .sh(
            "printf 'PasswordAuthentication yes\\n' >/etc/ssh/sshd_config.d/00-password.conf;"
                + " systemctl reload ssh");
    var target =
        new Target(
            "web1",
            "127.0.0.1",
            host().port(),
            "deploy",
            null,
            new Secret("deploy"),
            List.of("-o", "UserKnownHostsFile=" + host().knownHosts(), "-oIdentitiesOnly=yes"),
            DEADLINE,
            true);
    var connector =
        new SshConnector(SshSettings.of(Map.of(), false), Prompts.NONE, new LocalCommands());
    connector.connect(target).close();
  }
}
