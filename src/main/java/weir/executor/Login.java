package weir.executor;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Connector;
import weir.connection.Target;

/** Logs in to a host, in a thread of its own if that can begin before anything is to be asked. */
final class Login {
  private final Connector connector;
  private final Target target;
  private @Nullable FutureTask<Connection> begun;

  Login(Connector connector, Target target) {
    this.connector = connector;
    this.target = target;
  }

  /** Begins, unless it has. */
  synchronized void begin() {
    if (begun == null) {
      begun = new FutureTask<>(() -> connector.connect(target));
      Thread.ofPlatform().daemon().name("login " + target.name()).start(begun);
    }
  }

  /** The connection, of which the caller is the owner; the next call makes another one. */
  Connection connection() throws ConnectionException {
    FutureTask<Connection> known = taken();
    // A host that could not be reached before anybody needed it may be there by now.
    if (known == null || known.state() == Future.State.FAILED) {
      return connector.connect(target);
    }
    try {
      return known.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionException(
          ConnectionException.Kind.LOST, "Interrupted while connecting.", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case ConnectionException reason -> throw reason;
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException("This is a bug in Weir.", e);
      }
    }
  }

  /** Gives up what nobody has asked for. */
  void close() {
    FutureTask<Connection> known = taken();
    if (known != null && !known.cancel(true)) {
      try {
        known.get().close();
      } catch (ExecutionException | CancellationException _) {
        // There is nothing to close.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized @Nullable FutureTask<Connection> taken() {
    FutureTask<Connection> known = begun;
    begun = null;
    return known;
  }
}
