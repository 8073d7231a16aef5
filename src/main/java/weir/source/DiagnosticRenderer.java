package weir.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns diagnostics into the text a person reads: place, line, caret, why, how to mend it. */
public final class DiagnosticRenderer {
  private static final int WIDEST_LINE = 160;

  private DiagnosticRenderer() {}

  /** All of them, in the order of their places, each followed by a blank line. */
  public static String render(List<Diagnostic> diagnostics) {
    List<Diagnostic> sorted = new ArrayList<>(diagnostics);
    sorted.sort(
        Comparator.comparing(DiagnosticRenderer::fileName)
            .thenComparingInt(DiagnosticRenderer::start));
    StringBuilder out = new StringBuilder();
    sorted.stream().distinct().forEach(diagnostic -> out.append(render(diagnostic)).append('\n'));
    return out.toString();
  }

  /** One of them. */
  public static String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String word = diagnostic.isError() ? "error" : "warning";
    out.append("%s: %s%n".formatted(word, diagnostic.summary()));
    Span span = diagnostic.span();
    if (span != null) {
      quote(span, out);
    }
    String indent = span == null ? "  " : " ".repeat(Integer.toString(span.line()).length() + 1);
    if (diagnostic.detail() != null) {
      note(diagnostic.detail(), indent, out);
    }
    if (diagnostic.hint() != null) {
      note(diagnostic.hint(), indent, out);
    }
    return out.toString();
  }

  private static void quote(Span span, StringBuilder out) {
    String number = Integer.toString(span.line());
    String margin = " ".repeat(number.length());
    out.append("%s--> %s%n".formatted(margin, span));
    String line = span.file().lineTextAt(span.start());
    int before = span.column() - 1;
    if (line.isBlank() && before == 0 && span.file().text().length() <= span.start()) {
      return;
    }
    int length =
        span.file()
            .text()
            .codePointCount(span.start(), Math.min(span.end(), span.file().text().length()));
    int room = Math.max(1, line.codePointCount(0, line.length()) - before);
    String carets = "^".repeat(Math.max(1, Math.min(length, room)));
    if (line.length() > WIDEST_LINE) {
      int from = Math.max(0, before - WIDEST_LINE / 2);
      line = line.substring(from, Math.min(line.length(), from + WIDEST_LINE));
      before -= from;
      carets = carets.substring(0, Math.min(carets.length(), Math.max(1, line.length() - before)));
    }
    out.append("%s |%n".formatted(margin));
    out.append("%s | %s%n".formatted(number, line.replace('\t', ' ')));
    out.append("%s | %s%s%n".formatted(margin, " ".repeat(before), carets));
  }

  private static void note(String text, String indent, StringBuilder out) {
    text.lines().forEach(line -> out.append("%s= %s%n".formatted(indent, line)));
  }

  private static String fileName(Diagnostic diagnostic) {
    return diagnostic.span() == null ? "" : diagnostic.span().file().name();
  }

  private static int start(Diagnostic diagnostic) {
    return diagnostic.span() == null ? 0 : diagnostic.span().start();
  }
}
