package weir.become;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.connection.Secret;

/**
 * Says why a shell of another user did not start, from what the program complained after it had
 * failed. The texts of sudo, sudo-rs, su and doas; what matches none is shown as it is.
 */
final class BecomeFailure {
  private static final int LAST_LINES = 5;

  private BecomeFailure() {}

  /** A cause, and what in a complaint tells it. The first that matches counts. */
  private record Cause(String says, List<String> signs) {}

  private static final String NEEDED =
      "a password is needed: use --ask-become-pass or set ansible_become_password, or allow it"
          + " without one";

  /** There is no way to give it one: it reads passwords from a terminal, which no host has here. */
  private static final String DOAS_ASKS =
      "doas wants a password, and takes it from a terminal only, which Weir has none of on a host:"
          + " write 'permit nopass' in its doas.conf, or use sudo or su";

  private static final List<Cause> CAUSES =
      List.of(
          new Cause(
              "the become password is wrong",
              List.of(
                  "incorrect password",
                  "sorry, try again",
                  "incorrect authentication attempt",
                  "authentication failed",
                  "authentication failure",
                  "authentication error",
                  "incorrect password")),
          new Cause(
              "the password or the account has expired",
              List.of(
                  "password expired",
                  "account expired",
                  "account or password is expired",
                  "account has expired",
                  "account validation failure",
                  "password change required")),
          new Cause(
              "sudo allows it only at a terminal (requiretty in sudoers)",
              List.of("must have a tty", "must be run from a terminal")),
          new Cause(
              NEEDED,
              List.of(
                  "a password is required",
                  "interactive authentication is required",
                  "authentication required",
                  "a terminal is required",
                  "no password was provided",
                  "authorization required",
                  "authentication token manipulation")),
          new Cause(
              "the login user may not do that",
              List.of(
                  "not in the sudoers file",
                  "is not allowed to",
                  "may not run sudo",
                  "i'm afraid i can't do that",
                  "operation not permitted",
                  "permission denied")),
          new Cause(
              "there is no such user",
              List.of("unknown user", "does not exist", "user not found", "unknown id")),
          new Cause(
              "the program is missing on the host",
              List.of("not found", "no such file", "unknown command")),
          new Cause(
              "sudo cannot get root rights on the host",
              List.of("no new privileges", "must be owned by uid 0", "effective uid is not 0")));

  static ConnectionException describe(Identity identity, String complaint) {
    String text = redacted(identity.password(), complaint);
    String lower = text.toLowerCase(Locale.ROOT);
    String cause =
        CAUSES.stream()
            .filter(each -> each.signs().stream().anyMatch(lower::contains))
            .map(Cause::says)
            .findFirst()
            .orElse("no shell started");
    if (identity.method() == Identity.Method.DOAS && cause.equals(NEEDED)) {
      cause = DOAS_ASKS;
    }
    return new ConnectionException(
        ConnectionException.Kind.BECOME,
        "Cannot become "
            + identity.user()
            + " with "
            + identity.executable()
            + ": "
            + cause
            + "."
            + said(text));
  }

  static ConnectionException loginWithoutShell(String stdout, String stderr) {
    return new ConnectionException(
        ConnectionException.Kind.UNREACHABLE,
        "The login worked, but no shell started." + said(stdout + "\n" + stderr));
  }

  private static String said(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    return last.isEmpty()
        ? ""
        : last.stream().collect(Collectors.joining(" / ", " The host said: ", ""));
  }

  private static String redacted(@Nullable Secret password, String text) {
    return password == null || password.reveal().isEmpty()
        ? text
        : text.replace(password.reveal(), password.toString());
  }
}
