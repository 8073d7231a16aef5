package weir.connection;

/**
 * A long-lived {@code sh} under one identity on a host. Used by one thread at a time.
 *
 * <p>Requests may be sent ahead: nothing waits until an answer is asked for.
 */
public interface Shell extends AutoCloseable {

  /** Queues a request and writes it, with those queued before, when the buffer is full. */
  Pending submit(Request request) throws ConnectionException;

  /** Writes what is queued. Asking for an answer does this too. */
  void flush() throws ConnectionException;

  @Override
  void close();
}
