package weir.modules;

import java.util.ArrayList;
import java.util.List;

/** Texts as lines that keep what ends them. */
final class Lines {
  private Lines() {}

  /** The lines; only the last may lack a line feed. */
  static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /** Without what ends it. */
  static String bare(String line) {
    int end = line.length();
    while (end > 0 && "\r\n".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(0, end);
  }

  /** With a line feed at the end. */
  static String ended(String line) {
    return line.endsWith("\n") ? line : line + "\n";
  }

  /** Gives the last line an end, so that another can follow. */
  static void endLast(List<String> lines) {
    if (!lines.isEmpty()) {
      String last = lines.removeLast();
      lines.add(last.endsWith("\r") ? last : ended(last));
    }
  }
}
