package weir.connection.ssh;

import java.util.ArrayList;
import java.util.List;
import weir.connection.Channel;
import weir.connection.Connection;
import weir.connection.ConnectionException;

/**
 * A connection to a host that may allow fewer channels on it than are needed: what it refuses gets
 * a connection of its own.
 */
final class SpareConnections implements Connection {
  /** More than there are identities in any play. */
  private static final int MOST = 8;

  private final List<SshConnection> connections = new ArrayList<>();
  private final Another another;

  /** Logs in to the same host once more. */
  interface Another {
    /** Within the deadlines of the first. */
    SshConnection connect() throws ConnectionException;
  }

  SpareConnections(Another another) throws ConnectionException {
    this.another = another;
    connections.add(another.connect());
  }

  @Override
  public synchronized Channel exec(String command) throws ConnectionException {
    for (SshConnection connection : connections.reversed()) {
      Channel channel = connection.execIfAllowed(command);
      if (channel != null) {
        return channel;
      }
    }
    Channel channel = connections.size() < MOST ? more().execIfAllowed(command) : null;
    if (channel == null) {
      throw new ConnectionException(
          ConnectionException.Kind.LOST, "The host opened no channel, nor on a new connection.");
    }
    return channel;
  }

  private SshConnection more() throws ConnectionException {
    SshConnection fresh = another.connect();
    connections.add(fresh);
    return fresh;
  }

  @Override
  public synchronized void close() {
    connections.forEach(SshConnection::close);
  }
}
