package weir.become;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.connection.Secret;

/**
 * As whom commands run on a host.
 *
 * @param user whom to become, the login user's own for {@link Method#LOGIN}
 * @param executable {@code become_exe}
 * @param flags {@code become_flags}
 * @param password the password the method asks for, null when there is none
 */
public record Identity(
    Method method, String user, String executable, List<String> flags, @Nullable Secret password) {

  /** How to get there. */
  public enum Method {
    LOGIN,
    SUDO,
    SU,
    DOAS
  }

  /** The user of the connection. */
  public static final Identity LOGIN = new Identity(Method.LOGIN, "", "", List.of(), null);

  /** Keeps a copy. */
  public Identity {
    flags = List.copyOf(flags);
  }

  /**
   * A method with its usual program and flags where none are given. A password as files hold it may
   * end its line.
   */
  public static Identity become(
      Method method,
      String user,
      @Nullable String executable,
      @Nullable List<String> flags,
      @Nullable Secret password) {
    List<String> usual = method == Method.SUDO ? List.of("-H", "-S", "-n") : List.of();
    return new Identity(
        method,
        user,
        executable == null ? program(method) : executable,
        flags == null ? usual : flags,
        password == null ? null : new Secret(password.reveal().replaceFirst("[\r\n]+$", "")));
  }

  private static String program(Method method) {
    return switch (method) {
      case LOGIN -> "";
      case SUDO -> "sudo";
      case SU -> "su";
      case DOAS -> "doas";
    };
  }
}
