package weir.connection.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.Config;
import org.jspecify.annotations.Nullable;
import weir.connection.CommandRunner;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Connector;
import weir.connection.Target;

/**
 * Connects to hosts over SSH. One for a run; many threads may use it at once. Logins under way are
 * limited in number at each server, because servers drop what comes too thick, and in all, and
 * failures before the login are tried again.
 */
public final class SshConnector implements Connector {
  private static final long FIRST_PAUSE_MILLIS = 300;
  private static final long LONGEST_PAUSE_MILLIS = 1000;

  /** A server that takes a connection and drops it is there, and has too much to do. */
  private static final int PATIENCE = 3;

  private static final int MOST_LOGINS = 64;

  private final SshSettings settings;
  private final HostResolver resolver;
  private final KnownHostsFiles knownHosts = new KnownHostsFiles();
  private final KeyFiles keyFiles;
  private final Semaphore starts = new Semaphore(MOST_LOGINS, true);
  private final Map<String, Semaphore> servers = new ConcurrentHashMap<>();
  private final Config config = Algorithms.config();

  /**
   * A connector.
   *
   * @param commands runs {@code ssh -G} for hosts that ssh_config says something about
   */
  public SshConnector(SshSettings settings, Prompts prompts, CommandRunner commands) {
    // A name that could not be resolved may be at the next try; the JVM would not ask again.
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    this.settings = settings;
    this.resolver = new HostResolver(settings, commands);
    this.keyFiles = new KeyFiles(prompts);
  }

  @Override
  public Connection connect(Target target) throws ConnectionException {
    List<Login.Hop> hops = hops(target);
    return new SpareConnections(() -> start(hops, false).connection());
  }

  /**
   * The hosts whose key is not known and that would be refused for it. Only these are connected to.
   * Hosts that cannot be reached are left out: the run will say so. A host behind an unknown one is
   * found when this one is trusted, so ask again after {@link #trust} until nothing is left.
   */
  public List<UnknownHost> unknownHosts(Collection<Target> targets) {
    return new UnknownHosts(this, targets, settings.starts()).find();
  }

  /** Writes the keys of these hosts down as known. */
  public void trust(List<UnknownHost> hosts) throws IOException {
    Map<Path, List<String>> lines = new LinkedHashMap<>();
    for (UnknownHost host : hosts) {
      lines.computeIfAbsent(host.file(), _ -> new ArrayList<>()).add(host.line());
    }
    for (var entry : lines.entrySet()) {
      knownHosts.append(entry.getKey(), entry.getValue());
    }
  }

  /** The hosts on the way to a target and the target itself. */
  List<Login.Hop> hops(Target target) throws ConnectionException {
    HostSettings host = resolver.resolve(target);
    List<Login.Hop> hops = new ArrayList<>();
    for (String jump : host.jumps()) {
      Target way = resolver.jump(target, jump);
      hops.add(new Login.Hop(resolver.resolve(way), null));
    }
    hops.add(new Login.Hop(host, target.password()));
    return hops;
  }

  /** Whether a host would be refused because nothing is known of its key. */
  boolean unknown(HostSettings host) throws ConnectionException {
    try {
      return host.policy() == HostKeyPolicy.ASK
          && knownHosts.load(host.knownHosts()).algorithms(host.keyName(), host.port()).isEmpty();
    } catch (IOException e) {
      throw new ConnectionException(
          ConnectionException.Kind.HOST_KEY, "The known hosts cannot be read: " + e.getMessage());
    }
  }

  /** The key a host shows, without logging in to it; null when it shows none. */
  @Nullable HostKey shownKey(List<Login.Hop> hops) {
    try {
      Login login = start(hops, true);
      login.connection().close();
      return login.shown();
    } catch (ConnectionException e) {
      return null;
    }
  }

  /** The logins at the server that the way begins at. */
  private Semaphore logins(HostSettings first) {
    return servers.computeIfAbsent(
        KnownHosts.name(first.host(), first.port()), _ -> new Semaphore(settings.starts(), true));
  }

  private Login start(List<Login.Hop> hops, boolean keyOnly) throws ConnectionException {
    Semaphore logins = logins(hops.getFirst().host());
    logins.acquireUninterruptibly();
    starts.acquireUninterruptibly();
    try {
      var countdown = new Countdown(hops.getLast().host().timeout());
      for (int i = 0; ; i++) {
        try {
          return attempt(hops, keyOnly, countdown);
        } catch (ConnectionException e) {
          long pause =
              Math.min(FIRST_PAUSE_MILLIS << i, LONGEST_PAUSE_MILLIS)
                  + ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS);
          if (e.kind() != ConnectionException.Kind.UNREACHABLE
              || i >= settings.retries() * (Login.dropped(e) ? PATIENCE : 1)
              || countdown.leftNanos() < Duration.ofMillis(pause).toNanos()) {
            throw e;
          }
          pause(pause);
        }
      }
    } finally {
      starts.release();
      logins.release();
    }
  }

  private static void pause(long millis) throws ConnectionException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static ConnectionException interrupted() {
    Thread.currentThread().interrupt();
    return new ConnectionException(
        ConnectionException.Kind.UNREACHABLE, "Interrupted while connecting.");
  }

  private Login attempt(List<Login.Hop> hops, boolean keyOnly, Countdown countdown)
      throws ConnectionException {
    var login = new Login(config, knownHosts, keyFiles, hops, keyOnly, countdown);
    try {
      new Attempt(login).await(countdown);
    } catch (ConnectionException e) {
      if (!keyOnly || login.shown() == null) {
        throw e;
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    return login;
  }
}
