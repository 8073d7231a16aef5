package weir.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** Turns the parser's marks, which count code points, into offsets of UTF-16 units. */
final class MarkOffsets {
  private final int length;
  private final int @Nullable [] offsets;

  MarkOffsets(String text) {
    int points = text.codePointCount(0, text.length());
    this.length = text.length();
    if (points == text.length()) {
      this.offsets = null;
    } else {
      this.offsets = new int[points + 1];
      for (int point = 0, at = 0; point < points; point++) {
        offsets[point] = at;
        at += Character.charCount(text.codePointAt(at));
      }
      offsets[points] = text.length();
    }
  }

  int of(Mark mark) {
    return ofCodePoint(mark.getIndex());
  }

  int ofCodePoint(int index) {
    if (offsets == null) {
      return Math.min(index, length);
    }
    return offsets[Math.min(index, offsets.length - 1)];
  }
}
