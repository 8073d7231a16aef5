package weir.connection;

/** A request on its way. Answers come in the order of the requests. */
public interface Pending {

  /** Waits for the answer. Asking again gives the same answer. */
  Answer answer() throws ConnectionException;

  /** Whether the answer is there, so that nobody would have to wait for it. */
  boolean arrived();
}
