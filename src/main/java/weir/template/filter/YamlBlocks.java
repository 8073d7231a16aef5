package weir.template.filter;

/** Writes texts as blocks, behind {@code |} or {@code >}. */
final class YamlBlocks {
  private final YamlLines out;
  private final int step;
  private final int width;

  /**
   * A writer.
   *
   * @param step how many blanks a level takes
   * @param width where a folded text may go on in a new line
   */
  YamlBlocks(YamlLines out, int step, int width) {
    this.out = out;
    this.step = step;
    this.width = width;
  }

  /** Each line as it is; true when the text ends with lines that only an end mark can close. */
  boolean literal(String text) {
    boolean open = header('|', text);
    boolean broken = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.lineBreak();
        broken = true;
        continue;
      }
      if (broken) {
        out.startLine();
      }
      out.character(c);
      broken = false;
    }
    return open;
  }

  /** Long lines folded at a blank; true as with {@link #literal}. */
  boolean folded(String text) {
    boolean open = header('>', text);
    boolean broken = true;
    boolean indented = true;
    int size = text.length();
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        if (!broken && !indented && !blank(text, afterBreaks(text, i))) {
          out.lineBreak();
        }
        out.lineBreak();
        broken = true;
        continue;
      }
      if (broken) {
        out.startLine();
        indented = c == ' ' || c == '\t';
      }
      boolean foldable = !broken && c == ' ' && !(i + 1 < size && text.charAt(i + 1) == ' ');
      if (foldable && out.column() > width) {
        out.startLine();
      } else {
        out.character(c);
      }
      broken = false;
    }
    return open;
  }

  private static int afterBreaks(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '\n') {
      i++;
    }
    return i;
  }

  private static boolean blank(String text, int at) {
    return at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\t';
  }

  /** The mark, how deep the text stands if it starts with a blank, and what its end means. */
  private boolean header(char mark, String text) {
    char first = text.charAt(0);
    String deep = first == ' ' || first == '\n' ? Integer.toString(step) : "";
    boolean ends = text.endsWith("\n");
    boolean open = ends && (text.length() == 1 || text.endsWith("\n\n"));
    out.indicator(mark + deep + (open ? "+" : ends ? "" : "-"), true, false, false);
    out.lineBreak();
    return open;
  }
}
