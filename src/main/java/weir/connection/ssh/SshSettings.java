package weir.connection.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all hosts of a run.
 *
 * @param home the user's home, where {@code .ssh} is
 * @param user whom to log in as when nothing says otherwise
 * @param agentSocket {@code SSH_AUTH_SOCK}, null without an agent
 * @param systemDirectory where the system's {@code ssh_config} and {@code ssh_known_hosts} are
 * @param acceptNewHostKeys {@code --accept-new-host-keys}
 * @param starts how many logins may be under way at once at one server
 * @param retries how often a connection that failed before the login is tried again
 * @param aliveInterval between two questions whether the host is still there
 * @param aliveCount unanswered questions after which it is lost
 */
public record SshSettings(
    Path home,
    String user,
    @Nullable Path agentSocket,
    Path systemDirectory,
    boolean acceptNewHostKeys,
    int starts,
    int retries,
    Duration aliveInterval,
    int aliveCount) {

  /** Fewer than the ten from which on sshd begins to drop some. */
  private static final int LOGINS_AT_ONE_SERVER = 8;

  /** The settings of whoever runs Weir. */
  public static SshSettings of(Map<String, String> environment, boolean acceptNewHostKeys) {
    String socket = environment.getOrDefault("SSH_AUTH_SOCK", "");
    return new SshSettings(
        Path.of(System.getProperty("user.home")),
        System.getProperty("user.name"),
        socket.isEmpty() ? null : Path.of(socket),
        Path.of("/etc/ssh"),
        acceptNewHostKeys,
        LOGINS_AT_ONE_SERVER,
        2,
        Duration.ofSeconds(15),
        3);
  }

  /** The same with at least so many retries. */
  public SshSettings withRetries(int least) {
    return new SshSettings(
        home,
        user,
        agentSocket,
        systemDirectory,
        acceptNewHostKeys,
        starts,
        Math.max(retries, least),
        aliveInterval,
        aliveCount);
  }

  Path userDirectory() {
    return home.resolve(".ssh");
  }

  /** A path as people write it, with {@code ~} for the home. */
  Path path(String text) {
    String plain = text.startsWith("~/") ? home + text.substring(1) : text;
    return Path.of(plain.replace("%d", home.toString()));
  }
}
