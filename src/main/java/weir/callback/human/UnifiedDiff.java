package weir.callback.human;

import java.util.ArrayList;
import java.util.List;
import weir.module.Diff;

/** Two texts as a unified diff with three lines of context. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String UNFINISHED = "\\ No newline at end of file";

  /** A line that stayed, went or came. */
  private record Edit(char sign, String text, int before, int after) {}

  private UnifiedDiff() {}

  /** The lines of the diff; none when the texts are equal. */
  public static List<String> lines(Diff diff) {
    List<Edit> edits = edits(split(diff.before()), split(diff.after()));
    List<String> out = new ArrayList<>();
    for (List<Edit> hunk : hunks(edits)) {
      if (out.isEmpty()) {
        out.add(heading("---", "before", diff.beforeName()));
        out.add(heading("+++", "after", diff.afterName()));
      }
      out.add(range(hunk));
      for (Edit edit : hunk) {
        boolean finished = edit.text().endsWith("\n");
        String text = edit.text();
        out.add(edit.sign() + (finished ? text.substring(0, text.length() - 1) : text));
        if (!finished) {
          out.add(UNFINISHED);
        }
      }
    }
    return out;
  }

  private static String heading(String marks, String word, String name) {
    return name.isEmpty()
        ? "%s %s".formatted(marks, word)
        : "%s %s: %s".formatted(marks, word, name);
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end + 1));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  private static List<Edit> edits(List<String> a, List<String> b) {
    int head = 0;
    while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < a.size() - head
        && tail < b.size() - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < head; i++) {
      edits.add(new Edit(' ', a.get(i), i, i));
    }
    middle(a, b, head, a.size() - tail, b.size() - tail, edits);
    for (int i = 0; i < tail; i++) {
      int at = a.size() - tail + i;
      edits.add(new Edit(' ', a.get(at), at, b.size() - tail + i));
    }
    return edits;
  }

  /** The longest common subsequence of what lies between equal heads and tails. */
  private static void middle(
      List<String> a, List<String> b, int head, int endA, int endB, List<Edit> edits) {
    int n = endA - head;
    int m = endB - head;
    int[][] common = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        common[i][j] =
            a.get(head + i).equals(b.get(head + j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < n || j < m) {
      if (i < n && j < m && a.get(head + i).equals(b.get(head + j))) {
        edits.add(new Edit(' ', a.get(head + i), head + i++, head + j++));
      } else if (i < n && (j == m || common[i + 1][j] >= common[i][j + 1])) {
        edits.add(new Edit('-', a.get(head + i), head + i++, head + j));
      } else {
        edits.add(new Edit('+', b.get(head + j), head + i, head + j++));
      }
    }
  }

  private static List<List<Edit>> hunks(List<Edit> edits) {
    List<List<Edit>> hunks = new ArrayList<>();
    int until = -1;
    for (int i = 0; i < edits.size(); i++) {
      if (edits.get(i).sign() == ' ') {
        continue;
      }
      int from = Math.max(0, i - CONTEXT);
      if (from > until) {
        hunks.add(new ArrayList<>());
      } else {
        from = until;
      }
      until = Math.min(edits.size(), i + CONTEXT + 1);
      hunks.getLast().addAll(edits.subList(Math.min(from, until), until));
    }
    return hunks;
  }

  private static String range(List<Edit> hunk) {
    Edit first = hunk.getFirst();
    long before = hunk.stream().filter(edit -> edit.sign() != '+').count();
    long after = hunk.stream().filter(edit -> edit.sign() != '-').count();
    return "@@ -%s +%s @@".formatted(side(first.before(), before), side(first.after(), after));
  }

  private static String side(int start, long length) {
    if (length == 1) {
      return Integer.toString(start + 1);
    }
    return "%d,%d".formatted(length == 0 ? start : start + 1, length);
  }
}
