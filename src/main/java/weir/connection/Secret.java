package weir.connection;

/** A text that no log, message or exception may show. */
public record Secret(String reveal) {

  @Override
  public String toString() {
    return "********";
  }
}
