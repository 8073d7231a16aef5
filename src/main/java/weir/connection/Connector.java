package weir.connection;

/** Opens connections of one kind. */
public interface Connector {

  /** Connects and logs in, within the deadlines of the target. */
  Connection connect(Target target) throws ConnectionException;
}
