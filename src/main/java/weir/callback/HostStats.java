package weir.callback;

/** A host's line in the recap. Values add up over all plays of a run. */
public record HostStats(
    int ok, int changed, int unreachable, int failed, int skipped, int rescued, int ignored) {

  /** Nothing yet. */
  public static final HostStats NONE = new HostStats(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public HostStats plus(HostStats other) {
    return new HostStats(
        ok + other.ok,
        changed + other.changed,
        unreachable + other.unreachable,
        failed + other.failed,
        skipped + other.skipped,
        rescued + other.rescued,
        ignored + other.ignored);
  }
}
