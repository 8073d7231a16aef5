package weir.connection.ssh;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;

/** One host of a ProxyJump: {@code [user@]host[:port]} or {@code ssh://[user@]host[:port]}. */
record JumpHost(@Nullable String user, String host, @Nullable Integer port) {
  /** Options that hold for the hosts on the way too. */
  static final Set<String> SHARED =
      Set.of(
          "stricthostkeychecking",
          "userknownhostsfile",
          "globalknownhostsfile",
          "identityfile",
          "identitiesonly",
          "identityagent",
          "connecttimeout",
          "configfile");

  static JumpHost parse(String text) throws ConnectionException {
    String rest = text.strip();
    if (rest.startsWith("ssh://")) {
      rest = rest.substring("ssh://".length());
    }
    int at = rest.lastIndexOf('@');
    String user = at < 0 ? null : rest.substring(0, at);
    rest = rest.substring(at + 1);
    int close = rest.indexOf(']');
    int colon = rest.indexOf(':', Math.max(close, 0));
    boolean address = close < 0 && colon >= 0 && rest.indexOf(':', colon + 1) >= 0;
    String host = colon < 0 || address ? rest : rest.substring(0, colon);
    try {
      Integer port = colon < 0 || address ? null : Integer.valueOf(rest.substring(colon + 1));
      return new JumpHost(user, host.replace("[", "").replace("]", ""), port);
    } catch (NumberFormatException e) {
      throw new ConnectionException(
          ConnectionException.Kind.UNREACHABLE, "ProxyJump cannot be '" + text + "'.");
    }
  }
}
