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

  static String lost(String age) {
    return "this run has lost the host: %s; nothing more is changed there"
        .formatted(
            age.isEmpty()
                ? "another run has it now"
                : "it gave no sign of life for %s s".formatted(age));
  }

  static String full(String why) {
    return "the way back could not be kept, so nothing was changed: " + why;
  }
}
