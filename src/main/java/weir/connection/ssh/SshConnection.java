package weir.connection.ssh;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import org.jspecify.annotations.Nullable;
import weir.connection.Channel;
import weir.connection.ConnectionException;
import weir.connection.Watchdog;

/** A logged-in connection, with those to the hosts on the way. */
final class SshConnection implements AutoCloseable {
  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final Duration GOODBYE = Duration.ofMillis(300);

  private final Deque<SSHClient> clients;
  private final @Nullable Socket socket;

  SshConnection(Collection<SSHClient> clients, @Nullable Socket socket) {
    this.clients = new ArrayDeque<>(clients);
    this.socket = socket;
  }

  /** Starts a command; null when the host allows no further channel on this connection. */
  @Nullable Channel execIfAllowed(String command) throws ConnectionException {
    var session = new ExecSession(clients.getLast().getConnection());
    try (var _ = new Watchdog(OPENING, this::cut)) {
      session.start(command);
      return new SshChannel(session, this::cut);
    } catch (OpenFailException refused) {
      return null;
    } catch (IOException e) {
      throw new ConnectionException(
          ConnectionException.Kind.LOST, "The host opened no channel: " + e.getMessage() + ".", e);
    }
  }

  /** Closes the socket: what blocks on the connection fails at once. */
  private void cut() {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use any more either way.
      }
    }
  }

  @Override
  public void close() {
    try (var _ = new Watchdog(GOODBYE, this::cut)) {
      for (Iterator<SSHClient> each = clients.descendingIterator(); each.hasNext(); ) {
        each.next().disconnect();
      }
    } catch (IOException e) {
      // The host is gone already.
    } finally {
      cut();
    }
  }
}
