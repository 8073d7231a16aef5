package weir.playbook;

/** Where a keyword may stand. */
public enum Place {
  /** A play. */
  PLAY,
  /** An entry of {@code roles}. */
  ROLE,
  /** A block. */
  BLOCK,
  /** A task. */
  TASK,
  /** A task that is a handler. */
  HANDLER
}
