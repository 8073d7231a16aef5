package weir.inventory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weir.source.SourceFile;
import weir.source.Span;
import weir.yaml.Scalar;

/** A piece of decoded text that knows where each of its characters stands in the file. */
final class MappedText {
  private final SourceFile file;
  private final String text;
  private final int[] offsets;

  private MappedText(SourceFile file, String text, int[] offsets) {
    this.file = file;
    this.text = text;
    this.offsets = offsets;
  }

  /** A stretch of the file as it stands. */
  static MappedText of(SourceFile file, int start, int end) {
    int[] offsets = new int[end - start + 1];
    Arrays.setAll(offsets, i -> start + i);
    return new MappedText(file, file.text().substring(start, end), offsets);
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  Span span() {
    return span(0, text.length());
  }

  Span span(int start, int end) {
    int first = offsets[Math.clamp(start, 0, text.length())];
    return file.span(first, Math.max(first, offsets[Math.clamp(end, 0, text.length())]));
  }

  MappedText part(int start, int end) {
    return new MappedText(
        file, text.substring(start, end), Arrays.copyOfRange(offsets, start, end + 1));
  }

  MappedText strip() {
    int start = 0;
    int end = text.length();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return part(start, end);
  }

  /** A scalar of this text with this value. */
  Scalar scalar(@Nullable Object value) {
    return new Scalar(text, value, Scalar.Tag.NONE, span(), this::span);
  }

  /** Puts a text together from pieces of another. */
  static final class Writer {
    private final MappedText source;
    private final StringBuilder text = new StringBuilder();
    private int[] offsets = new int[16];

    Writer(MappedText source) {
      this.source = source;
    }

    /** Adds a character that stands, perhaps in another spelling, at this index of the source. */
    void add(char c, int index) {
      if (text.length() + 1 >= offsets.length) {
        offsets = Arrays.copyOf(offsets, offsets.length * 2);
      }
      offsets[text.length()] = source.offsets[index];
      text.append(c);
    }

    /** The text, which ends before this index of the source. */
    MappedText finish(int end) {
      int[] all = Arrays.copyOf(offsets, text.length() + 1);
      all[text.length()] = source.offsets[end];
      return new MappedText(source.file, text.toString(), all);
    }
  }
}
