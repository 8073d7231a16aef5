package weir.journal;

/** Why a run may not change a host, for people. */
public final class Refusal {
  static final String MOVED =
      "another run has changed the host since this one looked at it; nothing was changed, run again";

  private Refusal() {}

  /** Another run has the host. */
  public static String held(Found.Holder holder) {
    return "another run has this host: %s by %s, last sign of life %d s ago; --wait waits for it"
        .formatted(holder.run(), holder.owner(), holder.age());
  }

  static String armed(String run) {
    return "run %s waits for its confirmation, and the host undoes it if none comes; --wait waits"
        .formatted(run);
  }

  static final String LOST =
      "another run has this host now, for this one gave no sign of life; it changes nothing more there";

  static final String UNDONE =
      "the host has undone this run by itself, for it gave no sign of life; it changes nothing more"
          + " there";

  static String full(String why) {
    return "the way back could not be kept, so nothing was changed: " + why;
  }
}
