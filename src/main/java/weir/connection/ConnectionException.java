package weir.connection;

import java.util.Objects;

/** A host could not be reached, or was lost. The message is for people and holds no secret. */
public final class ConnectionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** At which step it went wrong. */
  public enum Kind {
    /** No TCP connection, no banner, no agreement on algorithms. */
    UNREACHABLE,
    /** The host's key is unknown, changed or revoked. */
    HOST_KEY,
    /** The host refused every way to log in. */
    AUTHENTICATION,
    /** The login worked, becoming another user did not. */
    BECOME,
    /** The connection broke; what the last request did is unknown. */
    LOST,
    /** No answer within the deadline; what the request did is unknown. */
    TIMEOUT
  }

  private final Kind kind;

  /** A failure at a step. */
  public ConnectionException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** A failure at a step, with what caused it. */
  public ConnectionException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** At which step it went wrong. */
  public Kind kind() {
    return kind;
  }
}
