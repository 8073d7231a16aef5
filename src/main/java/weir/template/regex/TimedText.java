package weir.template.regex;

import weir.template.value.ValueException;

/** A text that refuses to be read on after a deadline, so that no pattern runs for ever. */
final class TimedText implements CharSequence {
  private static final int READS_PER_LOOK = 65_536;
  private final CharSequence text;
  private final long deadline;
  private int reads;

  TimedText(CharSequence text, long deadline) {
    this.text = text;
    this.deadline = deadline;
  }

  @Override
  public char charAt(int index) {
    if (++reads == READS_PER_LOOK) {
      reads = 0;
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        throw ValueException.limit("a regular expression took too long");
      }
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
