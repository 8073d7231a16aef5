package weir.become;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Request;
import weir.connection.Secret;
import weir.connection.Shell;
import weir.connection.Target;
import weir.connection.local.LocalConnector;

/**
 * The order of things, with programs that behave like sudo and su. What the real ones do is in
 * {@link BecomeIT}.
 */
@Timeout(20)
final class ShellOpenerTest {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /**
   * Reads a password from stdin as sudo does, by single bytes, and tries again when it is wrong.
   */
  private static final String SUDO =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >>"$0.log"
      ask=yes
      while :; do
        case $1 in
          -n) ask=no; shift ;;
          -u) shift 2 ;;
          -*) shift ;;
          *) break ;;
        esac
      done
      if [ -e "$0.free" ]; then exec "$@"; fi
      if [ $ask = no ]; then echo 'sudo: a password is required' >&2; exit 1; fi
      for try in 1 2 3; do
        printf '[sudo] password: ' >&2
        IFS= read -r password || { echo 'sudo: 1 incorrect password attempt' >&2; exit 1; }
        echo "$try" >>"$0.tries"
        if [ "$password" = "it's right" ]; then exec "$@"; fi
        echo 'Sorry, try again.' >&2
      done
      exit 1
      """;

  /** Takes the end of its input for an empty password, as sudo-rs does. */
  private static final String SUDO_RS =
      SUDO.replace(
              "ask=yes\n", "[ \"$1\" != --version ] || { echo sudo-rs 0.2.5; exit; }\nask=yes\n")
          .replace("|| { echo 'sudo: 1 incorrect password attempt' >&2; exit 1; }", "|| password=")
          .replace("Sorry, try", "sudo: Authentication failed, try");

  private static final String SU =
      """
      #!/bin/sh
      while [ "$1" != -c ]; do shift; done
      printf 'Password: ' >&2
      IFS= read -r password
      if [ "$password" = "it's right" ]; then exec /bin/sh -c "$2"; fi
      echo 'su: Authentication failure' >&2
      exit 1
      """;

  @TempDir Path directory;
  private final Connection connection =
      new LocalConnector()
          .connect(new Target("here", "here", null, null, null, null, List.of(), DEADLINE, true));

  @BeforeEach
  void install() throws Exception {
    install("sudo", SUDO);
    install("su", SU);
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private void install(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  private Identity identity(Identity.Method method, @Nullable String password) {
    String program = directory.resolve(method == Identity.Method.SU ? "su" : "sudo").toString();
    return Identity.become(
        method, "root", program, null, password == null ? null : new Secret(password));
  }

  private void works(Identity identity) throws Exception {
    try (Shell shell = ShellOpener.open(connection, identity, DEADLINE)) {
      var first = shell.submit(Request.of("echo \"$1\"", List.of("one")));
      var second = shell.submit(Request.of("cat; echo \"$1\"", List.of("two")));
      assertEquals("one\n", first.answer().stdout());
      assertEquals("two\n", second.answer().stdout());
    }
  }

  private String refused(Identity identity) {
    var error =
        assertThrows(
            ConnectionException.class,
            () -> {
              try (Shell shell = ShellOpener.open(connection, identity, DEADLINE)) {
                shell.submit(Request.of("echo run", List.of())).answer();
              }
            });
    assertEquals(ConnectionException.Kind.BECOME, error.kind(), error.getMessage());
    return error.getMessage();
  }

  private String log(String suffix) throws IOException {
    Path file = directory.resolve("sudo." + suffix);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void opensALoginShell() throws Exception {
    works(Identity.LOGIN);
  }

  @Test
  void opensWithoutAPassword() throws Exception {
    Files.createFile(directory.resolve("sudo.free"));
    works(identity(Identity.Method.SUDO, null));
    assertEquals("-H -S -n -u root /bin/sh\n", log("log"));
  }

  @Test
  void neverSendsAPasswordNobodyAsksFor() throws Exception {
    Files.createFile(directory.resolve("sudo.free"));
    works(identity(Identity.Method.SUDO, "it's right"));
    assertEquals("", log("tries"));
  }

  @Test
  void sendsThePasswordThatIsAskedFor() throws Exception {
    works(identity(Identity.Method.SUDO, "it's right"));
    assertFalse(log("log").contains("right"));
  }

  @Test
  void takesAPasswordFromAFileWithItsLineEnd() throws Exception {
    works(identity(Identity.Method.SUDO, "it's right\n"));
  }

  @Test
  void neverSendsASecondLineToTheNewShell() {
    String message = refused(identity(Identity.Method.SUDO, "it's right\ntouch run"));
    assertTrue(message.contains("more than one line"), message);
    assertFalse(message.contains("touch"), message);
  }

  @Test
  void triesAWrongPasswordOnce() throws Exception {
    String message = refused(identity(Identity.Method.SUDO, "wrong-one"));
    assertTrue(message.contains("password is wrong"), message);
    assertFalse(message.contains("wrong-one"), message);
    assertEquals("1\n", log("tries"));
  }

  @Test
  void triesAWrongPasswordOnceWithSudoRs() throws Exception {
    install("sudo", SUDO_RS);
    String message = refused(identity(Identity.Method.SUDO, "wrong-one"));
    assertTrue(message.contains("password is wrong"), message);
    assertEquals("1\n", log("tries"));
  }

  @Test
  void givesSudoRsItsPassword() throws Exception {
    install("sudo", SUDO_RS);
    works(identity(Identity.Method.SUDO, "it's right"));
  }

  @Test
  void saysThatDoasCannotBeGivenAPassword() {
    var identity = Identity.become(Identity.Method.DOAS, "root", null, null, new Secret("right"));
    String message = BecomeFailure.describe(identity, "doas: Authentication required").getMessage();
    assertTrue(message.contains("permit nopass"), message);
  }

  @Test
  void saysThatAPasswordIsNeeded() {
    String message = refused(identity(Identity.Method.SUDO, null));
    assertTrue(message.contains("a password is needed"), message);
  }

  @Test
  void saysThatTheProgramIsMissing() throws Exception {
    Files.delete(directory.resolve("sudo"));
    String message = refused(identity(Identity.Method.SUDO, null));
    assertTrue(message.contains("missing"), message);
    message = refused(identity(Identity.Method.SUDO, "x"));
    assertTrue(message.contains("missing"), message);
  }

  @Test
  void givesSuItsPassword() throws Exception {
    works(identity(Identity.Method.SU, "it's right"));
  }

  @Test
  void saysThatSusPasswordIsWrong() {
    String message = refused(identity(Identity.Method.SU, "nothing"));
    assertTrue(message.contains("password is wrong"), message);
  }

  @Test
  void refusesWordsNoLoginShellCouldRead() {
    var identity = Identity.become(Identity.Method.SUDO, "a'b", null, null, null);
    assertTrue(refused(identity).contains("a'b"));
  }

  @Test
  void tellsCausesApart() {
    assertEquals("the become password is wrong", cause("sudo: 1 incorrect password attempt"));
    assertEquals(
        "the become password is wrong",
        cause("[sudo: authenticate] Password: \nsudo: Authentication failed, try again.\n"));
    assertEquals(
        "the login user may not do that",
        cause("joe is not in the sudoers file.  This incident will be reported."));
    assertEquals(
        "the login user may not do that", cause("sudo: I'm sorry joe. I'm afraid I can't do that"));
    assertEquals(
        "sudo allows it only at a terminal (requiretty in sudoers)",
        cause("sudo: sorry, you must have a tty to run sudo"));
    assertEquals(
        "the password or the account has expired",
        cause("sudo: Account expired or PAM config lacks an \"account\" section for sudo"));
    assertEquals("there is no such user", cause("sudo: unknown user nobody2"));
    assertEquals("no shell started", cause("something new"));
  }

  private static String cause(String complaint) {
    var identity = Identity.become(Identity.Method.SUDO, "root", null, null, null);
    String message = BecomeFailure.describe(identity, complaint).getMessage();
    return message.substring(
        "Cannot become root with sudo: ".length(), message.indexOf(". The host said"));
  }
}
