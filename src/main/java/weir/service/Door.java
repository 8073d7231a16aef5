package weir.service;

import weir.connection.ConnectionException;
import weir.connection.Shell;

/** The way into a host. */
@FunctionalInterface
public interface Door {

  /** Connects, logs in and starts a shell, whose close ends the connection too. */
  Shell open() throws ConnectionException;
}
