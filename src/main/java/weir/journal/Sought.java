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

  /** Reads what {@code seek.sh} prints. What cannot be read counts as cut. */
  static Sought parse(Answer answer) {
    int end = answer.stdout().indexOf('\n');
    String first = end < 0 ? answer.stdout() : answer.stdout().substring(0, end);
    String[] words = first.split(" ", 2);
    return switch (words[0]) {
      case "absent" -> new Absent();
      case "running" -> new Running();
      case "ended" ->
          words.length == 2 && words[1].matches("\\d{1,3}")
              ? new Ended(
                  new Answer(
                      (int) Found.number(words[1]),
                      end < 0 ? "" : answer.stdout().substring(end + 1),
                      answer.stderr()))
              : new Cut();
      default -> new Cut();
    };
  }
}
