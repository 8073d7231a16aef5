package weir.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
   * All lines, none wider than this unless a row's cells are. Columns of "-" alone are left out.
   */
  List<String> render(int width, Ink ink) {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      boolean used = lines.stream().anyMatch(line -> !line.cells().get(column).text().equals("-"));
      int widest =
          lines.stream().mapToInt(line -> length(line.cells().get(column).text())).max().orElse(0);
      widths[i] = used || i < 2 ? Math.max(widest, heads.get(i).length()) : 0;
    }
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
        String text = "  └ " + remark.replace('\n', ' ');
        out.add(ink.paint(line.tone(), cut(text, width)));
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

  private static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(1, width - 1))) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
