package weir.inventory;

import java.util.ArrayList;
import java.util.List;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Span;

/** Spells out ranges in host names: {@code web[01:03]}, {@code db-[a:f]}, with a step if given. */
final class HostRange {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int MOST_HOSTS = 1_000_000;

  private final Span span;
  private final List<String> names = new ArrayList<>();

  private HostRange(Span span) {
    this.span = span;
  }

  /** All names, or the text itself when it holds no range. */
  static List<String> expand(String text, Span span) {
    HostRange range = new HostRange(span);
    range.expand(text);
    return range.names;
  }

  private void expand(String text) {
    int open = text.indexOf('[');
    int close = text.indexOf(']');
    int colon = text.indexOf(':', Math.max(0, open));
    if (open < 0 || colon < open || close < colon) {
      names.add(text);
      return;
    }
    for (String member : members(text.substring(open + 1, close).split(":", -1))) {
      expand(text.substring(0, open) + member + text.substring(close + 1));
      if (names.size() > MOST_HOSTS) {
        throw problem("this range stands for more than %,d hosts".formatted(MOST_HOSTS));
      }
    }
  }

  private List<String> members(String[] bounds) {
    if (bounds.length > 3) {
      throw problem("a range is written [first:last] or [first:last:step]");
    }
    String first = bounds[0].isEmpty() ? "0" : bounds[0];
    String last = bounds[1];
    if (last.isEmpty()) {
      throw problem("this range has no end");
    }
    int step = bounds.length == 3 ? number(bounds[2]) : 1;
    if (step < 1) {
      throw problem("the step of a range must be 1 or more");
    }
    boolean letters =
        first.length() == 1
            && last.length() == 1
            && LETTERS.contains(first)
            && LETTERS.contains(last);
    int from = letters ? LETTERS.indexOf(first) : number(first);
    int to = letters ? LETTERS.indexOf(last) : number(last);
    if (letters && from > to) {
      throw problem("this range ends before it starts");
    }
    boolean padded = first.length() > 1 && first.charAt(0) == '0';
    if (padded && first.length() != last.length()) {
      throw problem("'%s' and '%s' in this range are not equally long".formatted(first, last));
    }
    List<String> members = new ArrayList<>();
    for (long i = from; i <= to && members.size() <= MOST_HOSTS; i += step) {
      String digits = Long.toString(i);
      String zeros = padded ? "0".repeat(Math.max(0, first.length() - digits.length())) : "";
      members.add(letters ? LETTERS.substring((int) i, (int) i + 1) : zeros + digits);
    }
    return members;
  }

  private int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw problem("'%s' in this range is neither a number nor a letter".formatted(text));
    }
  }

  private DiagnosticException problem(String summary) {
    return new DiagnosticException(
        Diagnostic.error(summary, span).withHint("Write it like web[01:20] or db-[a:f]."));
  }
}
