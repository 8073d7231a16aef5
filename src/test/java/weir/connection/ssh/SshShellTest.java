package weir.connection.ssh;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import weir.connection.Connection;
import weir.connection.ShellContract;

/** The contract, over a real sshd. */
final class SshShellTest extends ShellContract {
  @TempDir static Path files;
  private static OpenSshServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new OpenSshServer(files);
    server.know(server.knownLine("host_ed25519", server.port));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected Connection connect() throws Exception {
    return server.connector().connect(server.target(server.port));
  }
}
