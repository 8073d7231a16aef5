package weir.module;

import java.util.List;

/** The way back from an action: what must be kept before it so that it can be undone. */
public sealed interface Undo {

  /** Nothing changes that could be undone. */
  Undo NEEDLESS = new Needless();

  /** The action only looks, or what it does leaves no state. */
  record Needless() implements Undo {}

  /** What stands at some paths. */
  record Paths(Keep keep, List<String> paths) implements Undo {

    /** Keeps a copy. */
    public Paths {
      paths = List.copyOf(paths);
    }
  }

  /** How much of what stands at a path must be kept. */
  enum Keep {
    /** Its name: it is replaced by a rename, and what stood there stays as it was. */
    NAME,
    /** Mode, owner and group. */
    ATTRIBUTES,
    /** Everything: it is changed in place, or removed. */
    WHOLE,
    /** That it and directories above it are missing. */
    ABSENCE
  }

  /**
   * Whether a unit is active and enabled.
   *
   * @param scope {@code --system}, {@code --user} or {@code --global}
   * @param active its active state
   * @param enabled its enablement word, "" when there is no such unit
   */
  record Unit(String scope, String verb, String unit, String active, String enabled)
      implements Undo {}

  /** There is none. */
  record Impossible(String what) implements Undo {}
}
