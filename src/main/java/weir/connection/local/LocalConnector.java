package weir.connection.local;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import weir.connection.Channel;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Connector;
import weir.connection.Target;

/** {@code ansible_connection: local}: commands are run by this machine's {@code sh}. */
public final class LocalConnector implements Connector {
  private final List<String> shell;

  /** With the {@code sh} on the path. */
  public LocalConnector() {
    this(List.of("sh"));
  }

  /** With another shell, for tests. */
  LocalConnector(List<String> shell) {
    this.shell = List.copyOf(shell);
  }

  @Override
  public Connection connect(Target target) {
    return new LocalConnection();
  }

  private final class LocalConnection implements Connection {
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

    @Override
    public Channel exec(String command) throws ConnectionException {
      var argv = new java.util.ArrayList<>(shell);
      argv.add("-c");
      argv.add(command);
      try {
        var channel = new LocalChannel(new ProcessBuilder(argv).start());
        channels.add(channel);
        return channel;
      } catch (IOException e) {
        throw new ConnectionException(
            ConnectionException.Kind.UNREACHABLE,
            "This machine starts no shell: " + e.getMessage(),
            e);
      }
    }

    @Override
    public void close() {
      channels.forEach(Channel::close);
    }
  }
}
