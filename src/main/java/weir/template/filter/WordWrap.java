package weir.template.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of a text broken at a width, as Python's textwrap breaks them.
 *
 * @param breakLong whether words longer than the width are cut
 * @param breakHyphens whether a word may also end behind a hyphen within it
 */
record WordWrap(int width, boolean breakLong, boolean breakHyphens) {
  private static final Pattern BLANKS = Pattern.compile("[\\t\\n\\x0b\\f\\r ]+");

  /** Blanks, a dash of several hyphens, or a word up to where it may be broken. */
  private static final Pattern CHUNK =
      Pattern.compile(
          "[\\t\\n\\x0b\\f\\r ]+"
              + "|(?<=[\\w!\"'&.,?])-{2,}(?=\\w)"
              + "|[^\\t\\n\\x0b\\f\\r ]+?(?:"
              + "-(?:(?<=[^\\d\\W]{2}-)|(?<=[^\\d\\W]-[\\w!\"'&.,?]-))(?=[^\\d\\W]-?[^\\d\\W])"
              + "|(?=[\\t\\n\\x0b\\f\\r ]|\\z)"
              + "|(?<=[\\w!\"'&.,?])(?=-{2,}\\w))",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** The lines that one line becomes. */
  List<String> lines(String line) {
    Deque<String> chunks = chunks(line);
    List<String> lines = new ArrayList<>();
    while (!chunks.isEmpty()) {
      if (!lines.isEmpty() && chunks.getFirst().isBlank()) {
        chunks.removeFirst();
      }
      List<String> current = new ArrayList<>();
      int length = 0;
      while (!chunks.isEmpty() && length + size(chunks.getFirst()) <= width) {
        length += size(chunks.getFirst());
        current.add(chunks.removeFirst());
      }
      if (!chunks.isEmpty() && size(chunks.getFirst()) > width) {
        longWord(chunks, current, width - length);
      }
      if (!current.isEmpty() && current.getLast().isBlank()) {
        current.removeLast();
      }
      if (!current.isEmpty()) {
        lines.add(String.join("", current));
      }
    }
    return lines;
  }

  private void longWord(Deque<String> chunks, List<String> current, int room) {
    if (breakLong) {
      String chunk = chunks.removeFirst();
      int end = room;
      int hyphen = breakHyphens && room > 0 ? chunk.lastIndexOf('-', room - 1) : -1;
      if (hyphen > 0 && !chunk.substring(0, hyphen).replace("-", "").isEmpty()) {
        end = hyphen + 1;
      }
      int cut = chunk.offsetByCodePoints(0, end);
      current.add(chunk.substring(0, cut));
      chunks.addFirst(chunk.substring(cut));
    } else if (current.isEmpty()) {
      current.add(chunks.removeFirst());
    }
  }

  private Deque<String> chunks(String line) {
    Deque<String> chunks = new ArrayDeque<>();
    Matcher matcher = (breakHyphens ? CHUNK : BLANKS).matcher(line);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        chunks.add(line.substring(at, matcher.start()));
      }
      if (!matcher.group().isEmpty()) {
        chunks.add(matcher.group());
      }
      at = matcher.end();
    }
    if (at < line.length()) {
      chunks.add(line.substring(at));
    }
    return chunks;
  }

  private static int size(String text) {
    return text.codePointCount(0, text.length());
  }
}
