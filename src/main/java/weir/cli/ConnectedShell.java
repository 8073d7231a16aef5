package weir.cli;

import java.time.Duration;
import java.util.List;
import weir.become.Identity;
import weir.become.ShellOpener;
import weir.connection.Answer;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Connector;
import weir.connection.Pending;
import weir.connection.Request;
import weir.connection.Shell;
import weir.executor.HostAccess;
import weir.service.Door;

/** The only shell of a connection: closing it ends both. */
record ConnectedShell(Connection connection, Shell shell) implements Shell {

  /** Connects and becomes whom it should. */
  record Way(Connector connector, HostAccess access) implements Door {
    @Override
    public Shell open() throws ConnectionException {
      Connection connection = connector.connect(access.target());
      try {
        return new ConnectedShell(connection, shell(connection));
      } catch (ConnectionException e) {
        connection.close();
        throw e;
      }
    }

    /** Who is root already needs no sudo, which such hosts often lack. */
    private Shell shell(Connection connection) throws ConnectionException {
      Duration deadline = access.target().timeout().multipliedBy(2);
      try {
        Shell shell = ShellOpener.open(connection, access.identity(), deadline);
        // What keeps the user from becoming root shows only when the shell is asked something.
        shell.submit(Request.of(":", List.of())).answer();
        return shell;
      } catch (ConnectionException e) {
        if (e.kind() != ConnectionException.Kind.BECOME
            || !access.identity().user().equals("root")) {
          throw e;
        }
        Shell login = ShellOpener.open(connection, Identity.LOGIN, deadline);
        Answer id = login.submit(Request.of("id -u", List.of())).answer();
        if (id.stdout().strip().equals("0")) {
          return login;
        }
        login.close();
        throw e;
      }
    }
  }

  @Override
  public Pending submit(Request request) throws ConnectionException {
    return shell.submit(request);
  }

  @Override
  public void flush() throws ConnectionException {
    shell.flush();
  }

  @Override
  public void close() {
    shell.close();
    connection.close();
  }
}
