package weir.service;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** Times as people write them for {@code --since}, and as programs write them before log lines. */
public final class LogTime {
  private static final Pattern AGO =
      Pattern.compile("([0-9]{1,6}) ?(s|sec|m|min|h|hours?|d|days?)( ago)?");
  private static final Pattern STAMP =
      Pattern.compile(
          "\\[?([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:[.,]([0-9]{1,9}))?"
              + " ?(Z|[+-][0-9]{2}:?[0-9]{2})?.*");

  private LogTime() {}

  /** The start that somebody means. */
  public static Instant since(String text, Instant now) {
    String word = text.strip();
    Matcher ago = AGO.matcher(word);
    try {
      if (ago.matches()) {
        long number = Long.parseLong(ago.group(1));
        return now.minus(
            switch (ago.group(2).charAt(0)) {
              case 's' -> Duration.ofSeconds(number);
              case 'm' -> Duration.ofMinutes(number);
              case 'h' -> Duration.ofHours(number);
              default -> Duration.ofDays(number);
            });
      }
      LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
      if (word.equals("today") || word.equals("yesterday")) {
        return start(word.equals("today") ? today : today.minusDays(1));
      }
      if (word.matches("[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?")) {
        LocalTime time = LocalTime.parse(word.length() % 3 == 1 ? "0" + word : word);
        return LocalDateTime.of(today, time).toInstant(ZoneOffset.UTC);
      }
      if (word.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return start(LocalDate.parse(word));
      }
      Instant stamp = of(word.matches(".*[ T][0-9]{2}:[0-9]{2}") ? word + ":00" : word);
      if (stamp != null) {
        return stamp;
      }
    } catch (DateTimeException _) {
      // Told below.
    }
    throw new DiagnosticException(
        Diagnostic.error("'%s' is no time".formatted(text), null)
            .withHint(
                "Write 30m, 2h, 3d, 10:00, today, yesterday, 2026-11-23 or '2026-11-23 10:00', in UTC."));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /**
   * The time that a line begins with, taken for UTC where it names no zone; null when it has none.
   */
  static @Nullable Instant of(String line) {
    Matcher stamp = STAMP.matcher(line);
    if (!stamp.matches()) {
      return null;
    }
    try {
      LocalDateTime time = LocalDateTime.parse(stamp.group(1) + "T" + stamp.group(2));
      String fraction = stamp.group(3) == null ? "" : stamp.group(3);
      String zone = stamp.group(4);
      ZoneOffset offset = zone == null || zone.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
      return time.toInstant(offset)
          .plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)));
    } catch (DateTimeException _) {
      return null;
    }
  }
}
