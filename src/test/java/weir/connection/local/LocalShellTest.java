package weir.connection.local;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import weir.connection.Connection;
import weir.connection.ShellContract;
import weir.connection.Target;

/** The contract, with each shell a host may have as its {@code sh}. */
final class LocalShellTest {
  private static final Target HERE =
      new Target("here", "here", null, null, null, null, List.of(), Duration.ofSeconds(10), true);

  @Nested
  final class Dash extends ShellContract {
    @Override
    protected Connection connect() {
      return new LocalConnector().connect(HERE);
    }

    @Override
    protected String command() {
      return "exec /usr/bin/dash";
    }
  }

  @Nested
  final class Bash extends ShellContract {
    @Override
    protected Connection connect() {
      return new LocalConnector().connect(HERE);
    }

    @Override
    protected String command() {
      return "exec bash -c 'exec -a sh bash'"; // By that name it does as POSIX says.
    }
  }

  @Nested
  final class Busybox extends ShellContract {
    @Override
    protected Connection connect() {
      return new LocalConnector().connect(HERE);
    }

    @Override
    protected String command() {
      return "exec busybox sh";
    }
  }
}
