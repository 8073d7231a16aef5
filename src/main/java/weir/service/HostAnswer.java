package weir.service;

import weir.connection.ConnectionException;

/** What became of a question to one host. */
public sealed interface HostAnswer<T> {

  /** The host asked. */
  ServiceHost host();

  /** It answered. */
  record Answered<T>(ServiceHost host, T value) implements HostAnswer<T> {}

  /**
   * It could not be reached, or was lost before it answered.
   *
   * @param why for people, no secret in it
   */
  record Unreachable<T>(ServiceHost host, ConnectionException.Kind kind, String why)
      implements HostAnswer<T> {}
}
