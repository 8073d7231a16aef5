package weir.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Columns as wide as they need to be, and remarks under rows. */
final class Table {
  private static final String GAP = "  ";
  private final List<String> heads;
  private final List<Line> lines = new ArrayList<>();

  /** One cell. */
  record Cell(String text, Tone tone) {}

  private record Line(List<Cell> cells, List<String> remarks, Tone tone) {}

  Table(String... heads) {
    this.heads = Arrays.asList(heads);
  }

  void row(List<Cell> cells, List<String> remarks, Tone tone) {
    lines.add(new Line(List.copyOf(cells), List.copyOf(remarks), tone));
  }

  /**
   * All lines, none wider than this if leaving columns out is enough. Columns of "-" alone are left
   * out in any case.
   *
   * @param spare heads of the columns that can be done without, the first to go first
   */
  List<String> render(int width, Ink ink, List<String> spare) {
    int[] widths = widths();
    List<String> missing = new ArrayList<>();
    for (String head : spare) {
      int column = heads.indexOf(head);
      if (sum(widths) > width && widths[column] > 0) {
        widths[column] = 0;
        missing.add(head);
      }
    }
    List<String> out = render(widths, width, ink);
    if (!missing.isEmpty()) {
      String text = "  no room for " + String.join(", ", missing).toLowerCase(Locale.ROOT);
      Words.wrapped(text, width).forEach(each -> out.add(ink.paint(Tone.FAINT, each)));
    }
    return out;
  }

  private static int sum(int[] widths) {
    return Arrays.stream(widths).filter(each -> each > 0).map(each -> each + GAP.length()).sum()
        - GAP.length();
  }

  private int[] widths() {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      boolean used = lines.stream().anyMatch(line -> !line.cells().get(column).text().equals("-"));
      int widest =
          lines.stream().mapToInt(line -> length(line.cells().get(column).text())).max().orElse(0);
      widths[i] = used || i < 2 ? Math.max(widest, heads.get(i).length()) : 0;
    }
    return widths;
  }

  private List<String> render(int[] widths, int width, Ink ink) {
    List<String> out = new ArrayList<>();
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        head.append(padded(heads.get(i), widths[i])).append(GAP);
      }
    }
    out.add(ink.heading(head.toString().stripTrailing()));
    for (Line line : lines) {
      out.add(row(line, widths, ink));
      for (String remark : line.remarks()) {
        for (String text : Words.wrapped("  └ " + remark.replace('\n', ' '), width)) {
          out.add(ink.paint(line.tone(), text));
        }
      }
    }
    return out;
  }

  private static String row(Line line, int[] widths, Ink ink) {
    StringBuilder out = new StringBuilder();
    int blanks = 0;
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] > 0) {
        Cell cell = line.cells().get(i);
        out.append(" ".repeat(blanks)).append(ink.paint(cell.tone(), cell.text()));
        blanks = widths[i] - length(cell.text()) + GAP.length();
      }
    }
    return out.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
