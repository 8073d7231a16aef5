package weir.connection.ssh;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.net.SocketFactory;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.connection.Secret;

/**
 * One try to connect to a host, through the hosts on the way: name, TCP, banner, keys, login. It
 * runs in a thread of its own, and whoever waits for it closes its sockets when the time is up:
 * sshj alone waits for ever for a server that says nothing, or little at a time.
 */
final class Login {
  /** For sshj's own waits, which end when the socket is closed. */
  private static final int LONG_MILLIS = (int) Duration.ofMinutes(30).toMillis();

  private static final String DROPPED = "The host closed the connection before the login.";

  private final Config config;
  private final KnownHostsFiles knownHosts;
  private final KeyFiles keyFiles;
  private final List<Hop> hops;
  private final boolean keyOnly;
  private final Countdown countdown;
  private final Deque<SSHClient> clients = new ArrayDeque<>();
  private @Nullable Socket socket;
  private boolean abandoned;
  private volatile String step = "";
  private volatile @Nullable HostKey shown;

  /** Whether the host was there and wanted nobody at that moment. */
  static boolean dropped(ConnectionException e) {
    return e.getMessage().endsWith(DROPPED);
  }

  /** A host to log in to. */
  record Hop(HostSettings host, @Nullable Secret password) {}

  /**
   * Prepares a try.
   *
   * @param hops the hosts on the way and then the host itself
   * @param keyOnly whether to stop before the last login, once the host has shown its key
   */
  Login(
      Config config,
      KnownHostsFiles knownHosts,
      KeyFiles keyFiles,
      List<Hop> hops,
      boolean keyOnly,
      Countdown countdown) {
    this.config = config;
    this.knownHosts = knownHosts;
    this.keyFiles = keyFiles;
    this.hops = hops;
    this.keyOnly = keyOnly;
    this.countdown = countdown;
  }

  /** What it was doing, for the message that it took too long. */
  String step() {
    return step;
  }

  /** The key the last host reached has shown. */
  @Nullable HostKey shown() {
    return shown;
  }

  /** The way in, once {@link #run} has returned. */
  SshConnection connection() {
    return new SshConnection(clients, socket);
  }

  /** Whether nobody waits for it any more. */
  synchronized boolean abandoned() {
    return abandoned;
  }

  /** Ends it from another thread. */
  synchronized void abandon() {
    abandoned = true;
    if (socket != null) {
      closeQuietly(socket);
    }
  }

  void run() throws ConnectionException {
    for (int i = 0; i < hops.size(); i++) {
      shown = null;
      hop(hops.get(i), keyOnly && i == hops.size() - 1);
    }
  }

  private void hop(Hop hop, boolean stopAtKey) throws ConnectionException {
    HostSettings host = hop.host();
    var check = new HostKeyCheck(host, knownHosts);
    var client = new SSHClient(config);
    client.addHostKeyVerifier(check);
    client.setConnectTimeout(0);
    client.getTransport().setTimeoutMs(LONG_MILLIS);
    client.getConnection().setTimeoutMs(LONG_MILLIS);
    // sshj starts the thread that asks only if the interval is set before connecting.
    var alive = (KeepAliveRunner) client.getConnection().getKeepAlive();
    alive.setKeepAliveInterval((int) host.aliveInterval().toSeconds());
    alive.setMaxAliveCount(host.aliveCount());
    try {
      if (clients.isEmpty()) {
        connect(client, host);
      } else {
        step = "opening the way to " + host.name();
        var way = clients.getLast().newDirectConnection(host.host(), host.port());
        clients.addLast(client);
        step = "agreeing on keys with " + host.name();
        client.connectVia(way);
      }
      if (!stopAtKey) {
        step = "logging in as " + host.name();
        new Authentication(client, host, hop.password(), keyFiles, countdown).run();
      }
      shown = check.shown();
    } catch (IOException e) {
      shown = check.shown();
      ConnectionException refusal = check.refusal();
      if (refusal != null) {
        throw refusal;
      }
      throw new ConnectionException(
          ConnectionException.Kind.UNREACHABLE, host.name() + ": " + reason(e), e);
    }
  }

  private void connect(SSHClient client, HostSettings host) throws IOException {
    step = "looking up " + host.host();
    InetAddress[] addresses = InetAddress.getAllByName(host.host());
    step = "connecting to " + host.name();
    Socket connected = connect(addresses, host.port());
    connected.setTcpNoDelay(true);
    clients.addLast(client);
    client.setSocketFactory(
        new SocketFactory() {
          @Override
          public Socket createSocket() {
            return connected;
          }

          @Override
          public Socket createSocket(String h, int p) {
            return connected;
          }

          @Override
          public Socket createSocket(String h, int p, InetAddress a, int l) {
            return connected;
          }

          @Override
          public Socket createSocket(InetAddress h, int p) {
            return connected;
          }

          @Override
          public Socket createSocket(InetAddress h, int p, InetAddress a, int l) {
            return connected;
          }
        });
    step = "agreeing on keys with " + host.name();
    client.connect(host.host(), host.port());
  }

  private Socket connect(InetAddress[] addresses, int port) throws IOException {
    IOException last = null;
    for (int i = 0; i < addresses.length; i++) {
      Socket next = open();
      try {
        long millis = Math.max(1, countdown.leftNanos() / 1_000_000 / (addresses.length - i));
        next.connect(
            new InetSocketAddress(addresses[i], port), (int) Math.min(millis, LONG_MILLIS));
        return next;
      } catch (IOException e) {
        closeQuietly(next);
        last = e;
      }
    }
    throw last == null ? new UnknownHostException() : last;
  }

  private synchronized Socket open() throws SocketException {
    if (abandoned) {
      throw new SocketException("abandoned");
    }
    socket = new Socket();
    return socket;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }

  private static String reason(IOException e) {
    Throwable cause = e;
    while (cause instanceof TransportException && cause.getCause() instanceof IOException) {
      cause = cause.getCause();
    }
    String text = String.valueOf(cause.getMessage());
    return switch (cause) {
      case UnknownHostException _ -> "The name cannot be resolved.";
      case ConnectException _ -> "Cannot connect: " + text + ".";
      case SocketException _ -> "The connection broke: " + text + ".";
      default ->
          text.contains("identification") || text.contains("EOF")
              ? DROPPED
              : "The connection failed: " + text + ".";
    };
  }
}
