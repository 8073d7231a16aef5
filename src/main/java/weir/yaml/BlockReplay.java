package weir.yaml;

/** Walks over a literal or folded block: the header, the indentation, the line ends. */
final class BlockReplay {
  private final String text;
  private final int end;
  private final boolean folded;
  private final int indent;
  private int at;

  BlockReplay(String text, int start, int end, String decoded, boolean folded) {
    this.text = text;
    this.end = end;
    this.folded = folded;
    this.at = nextLine(start);
    this.indent = indent(decoded);
  }

  void into(OffsetTape tape) {
    boolean before = false;
    int pending = -1;
    int blank = 0;
    while (at < end) {
      int lineEnd = lineEnd(at);
      int content = Math.min(at + indent, lineEnd);
      if (content == lineEnd) {
        blank++;
        if (pending < 0) {
          tape.add(lineEnd);
        }
      } else {
        boolean text = !isBlank(content);
        if (pending >= 0) {
          lineEnds(tape, pending, blank, folded && before && text);
        }
        for (int i = content; i < lineEnd; i++) {
          tape.add(i);
        }
        before = text;
        pending = lineEnd;
        blank = 0;
      }
      at = nextLine(at);
    }
    if (pending >= 0) {
      lineEnds(tape, pending, blank, false);
    }
  }

  private void lineEnds(OffsetTape tape, int first, int blank, boolean joined) {
    int count = joined ? Math.max(1, blank) : blank + 1;
    int next = first;
    for (int i = 0; i < count; i++) {
      tape.add(next);
      next = nextLine(next);
    }
  }

  /** The header may leave it open; what the first line lost in decoding tells it. */
  private int indent(String decoded) {
    int kept = 0;
    while (kept < decoded.length() && decoded.charAt(kept) == '\n') {
      kept++;
    }
    int keptFrom = kept;
    while (kept < decoded.length() && decoded.charAt(kept) == ' ') {
      kept++;
    }
    for (int line = at; line < end; line = nextLine(line)) {
      int spaces = line;
      while (spaces < end && text.charAt(spaces) == ' ') {
        spaces++;
      }
      if (spaces < lineEnd(line)) {
        return Math.max(0, spaces - line - (kept - keptFrom));
      }
    }
    return Integer.MAX_VALUE / 2;
  }

  private boolean isBlank(int offset) {
    return text.charAt(offset) == ' ' || text.charAt(offset) == '\t';
  }

  private int lineEnd(int from) {
    int found = text.indexOf('\n', from);
    int stop = found < 0 || found > end ? end : found;
    return stop > from && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
  }

  private int nextLine(int from) {
    int found = text.indexOf('\n', from);
    return found < 0 ? text.length() : found + 1;
  }
}
