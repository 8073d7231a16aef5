package weir.connection;

/** One transport to one host, over which any number of commands may be started. */
public interface Connection extends AutoCloseable {

  /**
   * Starts a command.
   *
   * @param command text for the login shell, whichever that is: only plain words and single quotes
   */
  Channel exec(String command) throws ConnectionException;

  @Override
  void close();
}
