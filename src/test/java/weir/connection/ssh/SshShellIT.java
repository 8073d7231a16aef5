package weir.connection.ssh;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import weir.connection.Channel;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.ShellContract;

/** The contract, over a real sshd; all tests share one connection. */
final class SshShellIT extends ShellContract {
  @TempDir static Path files;
  private static OpenSshServer server;
  private static Connection shared;

  @BeforeAll
  static void start() throws Exception {
    server = new OpenSshServer(files);
    server.know(server.knownLine("host_ed25519", server.port));
    shared = server.connector().connect(server.target(server.port));
  }

  @AfterAll
  static void stop() {
    shared.close();
    server.close();
  }

  @Override
  protected Connection connect() {
    return new Connection() {
      @Override
      public Channel exec(String command) throws ConnectionException {
        return shared.exec(command);
      }

      @Override
      public void close() {}
    };
  }
}
