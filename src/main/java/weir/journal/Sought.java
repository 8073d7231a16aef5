package weir.journal;

import weir.connection.Answer;

/** How far a step is that a lost connection left behind. */
public sealed interface Sought {
  /** It never began. */
  record Absent() implements Sought {}

  /** It is under way. */
  record Running() implements Sought {}

  /** It was ended before its end could be written down. */
  record Cut() implements Sought {}

  /** It has ended. */
  record Ended(Answer answer) implements Sought {}
}
