package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code command.sh} printed, taken apart.
 *
 * @param text what the program printed
 * @param start local time of the host when it began, as {@code 2026-11-23 08:00:00.123456}
 * @param delta how long it took, as {@code 0:00:00.012345}
 * @param refusal why it could not be started and what is in the way, else null
 */
record CommandOutput(
    String text,
    @Nullable String start,
    @Nullable String end,
    @Nullable String delta,
    @Nullable String refusal) {
  private static final String END = "\nweir-end ";

  static CommandOutput of(String out) {
    int end = out.lastIndexOf(END);
    int line = out.startsWith(END) ? -1 : out.indexOf('\n');
    if (end < 0 || line < 0) {
      String tail = end < 0 ? null : tail(out, end);
      return new CommandOutput(end < 0 ? out : "", null, null, null, tail);
    }
    String text = line < end ? out.substring(line + 1, end) : "";
    Moment began = Moment.of(out.substring(0, line));
    Moment ended = Moment.of(tail(out, end));
    if (began == null || ended == null) {
      return new CommandOutput(text, null, null, null, ended == null ? tail(out, end) : null);
    }
    String delta = delta(Duration.ofNanos(ended.nanos - began.nanos));
    return new CommandOutput(text, began.local, ended.local, delta, null);
  }

  /** Without newlines at the end. */
  static String strip(String text) {
    int end = text.length();
    while (end > 0 && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** The lines of a text as Python takes it apart; a newline at the end begins no further line. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ("\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029".indexOf(c) >= 0) {
        lines.add(text.substring(from, at));
        if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
          at++;
        }
        from = at + 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  private static String tail(String out, int end) {
    String rest = out.substring(end + END.length()).strip();
    return rest.substring(rest.indexOf(' ') + 1);
  }

  private static String delta(Duration time) {
    Duration positive = time.isNegative() ? Duration.ZERO : time;
    String days = positive.toDays() == 0 ? "" : positive.toDays() + " day%s, ";
    return days.formatted(positive.toDays() == 1 ? "" : "s")
        + String.format(
            Locale.ROOT,
            "%d:%02d:%02d.%06d",
            positive.toHoursPart(),
            positive.toMinutesPart(),
            positive.toSecondsPart(),
            positive.toNanosPart() / 1000);
  }

  /** A moment as {@code date} prints it: {@code SECONDS.NANOS YYYY-MM-DD HH:MM:SS}. */
  private record Moment(long nanos, String local) {
    static @Nullable Moment of(String printed) {
      Matcher m =
          Pattern.compile("(\\d+)\\.(\\d{9}|%N) (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)")
              .matcher(printed.strip());
      if (!m.matches()) {
        return null;
      }
      // Not every date command knows fractions of a second.
      String fraction = m.group(2).equals("%N") ? "000000000" : m.group(2);
      return new Moment(
          Long.parseLong(m.group(1)) * 1_000_000_000L + Long.parseLong(fraction),
          m.group(3) + "." + fraction.substring(0, 6));
    }
  }
}
