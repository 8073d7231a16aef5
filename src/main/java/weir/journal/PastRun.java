package weir.journal;

import java.util.List;

/**
 * A run as a host's journal has it.
 *
 * @param begun by the host's clock, as {@code 2026-11-23T15:04:05+0000}
 * @param left how many of its steps have no way back
 */
public record PastRun(
    String id,
    String begun,
    String owner,
    String command,
    List<Step> steps,
    long begunSteps,
    long left,
    State state) {

  /** Keeps a copy. */
  public PastRun {
    steps = List.copyOf(steps);
  }

  /** A step that has ended. */
  public record Step(long number, long status, String title) {}

  /** What became of a run. */
  public enum State {
    /** It is under way, or was cut off. */
    OPEN,
    /** It came to its end. */
    CLOSED,
    /** It was undone. */
    REVERTED,
    /** It was to be undone, and that failed in part. */
    FAILED,
    /** The host undid it by itself, for it was not confirmed. */
    UNDONE;

    /** In a word. */
    public String word() {
      return switch (this) {
        case OPEN -> "cut off";
        case CLOSED -> "done";
        case REVERTED -> "rolled back";
        case FAILED -> "needs a hand";
        case UNDONE -> "undone by the host";
      };
    }
  }

  /** True when there is something that can still be undone. */
  public boolean canBeUndone() {
    return begunSteps > 0
        && switch (state) {
          case OPEN, CLOSED, FAILED -> true;
          case REVERTED, UNDONE -> false;
        };
  }
}
