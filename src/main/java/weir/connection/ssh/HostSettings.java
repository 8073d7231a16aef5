package weir.connection.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to log in to one host, from inventory, options, ssh_config and defaults.
 *
 * @param keyName the name of the host in known_hosts
 * @param firstKeys key files somebody named, tried before the agent's keys
 * @param defaultKeys key files tried after the agent's
 * @param identitiesOnly whether the agent may only sign for the files named
 * @param jumps the hosts on the way, nearest first, as {@code [user@]host[:port]}
 * @param knownHosts files read; the first is the one appended to
 */
record HostSettings(
    String host,
    int port,
    String user,
    String keyName,
    List<Path> firstKeys,
    List<Path> defaultKeys,
    boolean identitiesOnly,
    @Nullable Path agentSocket,
    List<String> jumps,
    List<Path> knownHosts,
    HostKeyPolicy policy,
    Duration timeout,
    Duration aliveInterval,
    int aliveCount) {

  /** For messages. */
  String name() {
    return user + "@" + KnownHosts.name(host, port);
  }
}
