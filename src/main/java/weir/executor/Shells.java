package weir.executor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.become.ShellOpener;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Connector;
import weir.connection.Shell;
import weir.connection.Target;

/** One connection to a host and a shell for each identity. Guarded by the link's lock. */
final class Shells implements AutoCloseable {
  private final Connector connector;
  private final Target target;
  private final Journals journals;
  private final Login login;
  private final Map<Identity, Shell> shells = new HashMap<>();
  private @Nullable Connection connection;
  private @Nullable ConnectionException unreached;

  Shells(Connector connector, Target target, Journals journals) {
    this.connector = connector;
    this.target = target;
    this.journals = journals;
    this.login = new Login(connector, target);
  }

  /** Begins to connect, if that has not happened yet, and does not wait for it. */
  void prepare() {
    if (connection == null) {
      login.begin();
    }
  }

  /** The shell of an identity, opened when it is first needed. */
  Shell of(Identity identity) throws ConnectionException {
    Shell shell = shells.get(identity);
    if (shell == null) {
      if (connection == null) {
        ConnectionException known = unreached;
        unreached = null;
        if (known != null) {
          throw known;
        }
        connection = login.connection();
      }
      shell = ShellOpener.open(connection, identity, opening());
      shells.put(identity, shell);
      journals.opened(identity, shell);
    }
    return shell;
  }

  /** Something to do in a shell of another connection. */
  @FunctionalInterface
  interface Apart<T> {
    T run(Shell shell) throws ConnectionException;
  }

  /** Another connection to the same host, with a login of its own, for a shell. */
  <T> T apart(Identity identity, Apart<T> work) throws ConnectionException {
    try (Connection other = connector.connect(target);
        Shell shell = ShellOpener.open(other, identity, opening())) {
      return work.run(shell);
    }
  }

  /** Writes what is queued. */
  void flush() throws ConnectionException {
    for (Shell shell : shells.values()) {
      shell.flush();
    }
  }

  /** Whoever needs the host in his turn is told at once that it cannot be reached. */
  void failed(ConnectionException e) {
    if (connection == null) {
      unreached = e;
    }
  }

  private Duration opening() {
    return target.timeout().plus(target.timeout());
  }

  @Override
  public void close() {
    shells.clear();
    login.close();
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
