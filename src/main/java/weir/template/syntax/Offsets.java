package weir.template.syntax;

import java.util.Arrays;

/** A text with one kind of line end, and the way back to the offsets of the original. */
final class Offsets {
  private final String text;
  private final int base;
  private final int[] dropped;

  private Offsets(String text, int base, int[] dropped) {
    this.text = text;
    this.base = base;
    this.dropped = dropped;
  }

  /** The text from an offset on. */
  static Offsets of(String original, int base) {
    String rest = original.substring(base);
    if (rest.indexOf('\r') < 0) {
      return new Offsets(rest, base, new int[0]);
    }
    StringBuilder out = new StringBuilder(rest.length());
    int[] dropped = new int[rest.length()];
    int count = 0;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == '\r') {
        out.append('\n');
        if (i + 1 < rest.length() && rest.charAt(i + 1) == '\n') {
          i++;
          dropped[count++] = out.length();
        }
      } else {
        out.append(c);
      }
    }
    return new Offsets(out.toString(), base, Arrays.copyOf(dropped, count));
  }

  String text() {
    return text;
  }

  /** The offset in the original text. */
  int original(int offset) {
    int place = Arrays.binarySearch(dropped, offset);
    return base + offset + (place >= 0 ? place + 1 : -place - 1);
  }
}
