package weir.template.value;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and spans of time as Python's datetime module has them. */
public final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Times() {}

  static String iso(LocalDateTime time, char between) {
    int micros = time.get(ChronoField.MICRO_OF_SECOND);
    return time.toLocalDate().toString()
        + between
        + SECONDS.format(time)
        + (micros == 0 ? "" : ".%06d".formatted(micros));
  }

  static String iso(ZonedDateTime time, char between) {
    String offset = time.getOffset().equals(ZoneOffset.UTC) ? "+00:00" : time.getOffset().getId();
    return iso(time.toLocalDateTime(), between) + offset;
  }

  static String repr(LocalDateTime t) {
    StringBuilder out = new StringBuilder("datetime.datetime(");
    out.append(
        "%d, %d, %d, %d, %d"
            .formatted(
                t.getYear(), t.getMonthValue(), t.getDayOfMonth(), t.getHour(), t.getMinute()));
    int micros = t.getNano() / 1000;
    if (t.getSecond() != 0 || micros != 0) {
      out.append(", ").append(t.getSecond());
    }
    if (micros != 0) {
      out.append(", ").append(micros);
    }
    return out.append(')').toString();
  }

  static String text(Duration span) {
    long days = Math.floorDiv(span.toSeconds(), 86_400L);
    long rest = Math.floorMod(span.toSeconds(), 86_400L);
    int micros = span.toNanosPart() / 1000;
    String clock =
        "%d:%02d:%02d%s"
            .formatted(
                rest / 3600,
                rest / 60 % 60,
                rest % 60,
                micros == 0 ? "" : ".%06d".formatted(micros));
    if (days == 0) {
      return clock;
    }
    return "%d day%s, %s".formatted(days, Math.abs(days) == 1 ? "" : "s", clock);
  }

  /** The span from the second to the first, or null unless both are dates of one kind. */
  static @Nullable Duration between(@Nullable Object later, @Nullable Object earlier) {
    if (later instanceof LocalDate a && earlier instanceof LocalDate b) {
      return Duration.ofDays(ChronoUnit.DAYS.between(b, a));
    }
    if (later instanceof LocalDateTime a && earlier instanceof LocalDateTime b) {
      return Duration.between(b, a);
    }
    if (later instanceof ZonedDateTime a && earlier instanceof ZonedDateTime b) {
      return Duration.between(b, a);
    }
    return null;
  }

  /** The date moved by a span, or null when it is no date. */
  static @Nullable Object moved(@Nullable Object date, Duration span) {
    return switch (date) {
      case LocalDate d -> d.plusDays(Math.floorDiv(span.toSeconds(), 86_400L));
      case LocalDateTime d -> d.plus(span);
      case ZonedDateTime d -> d.plus(span);
      case Duration d -> d.plus(span);
      case null -> null;
      case Object other -> null;
    };
  }

  /** An attribute or method of a date, or null when it has none of this name. */
  static @Nullable Object attribute(Object date, String name) {
    if (date instanceof Duration span) {
      return switch (name) {
        case "days" -> Math.floorDiv(span.toSeconds(), 86_400L);
        case "seconds" -> Math.floorMod(span.toSeconds(), 86_400L);
        case "microseconds" -> (long) (span.toNanosPart() / 1000);
        case "total_seconds" -> (Function) a -> span.toSeconds() + span.toNanosPart() / 1e9;
        default -> null;
      };
    }
    LocalDateTime time = local(date);
    boolean clock = !(date instanceof LocalDate);
    return switch (name) {
      case "year" -> (long) time.getYear();
      case "month" -> (long) time.getMonthValue();
      case "day" -> (long) time.getDayOfMonth();
      case "hour" -> clock ? (Object) (long) time.getHour() : null;
      case "minute" -> clock ? (Object) (long) time.getMinute() : null;
      case "second" -> clock ? (Object) (long) time.getSecond() : null;
      case "microsecond" -> clock ? (Object) (long) (time.getNano() / 1000) : null;
      case "strftime" -> (Function) a -> Strftime.format(a.text(0, "format"), zoned(date));
      case "isoformat" ->
          (Function)
              a ->
                  switch (date) {
                    case LocalDateTime d -> iso(d, 'T');
                    case ZonedDateTime d -> iso(d, 'T');
                    case Object other -> other.toString();
                  };
      case "timestamp" ->
          clock ? (Function) a -> zoned(date).toEpochSecond() + zoned(date).getNano() / 1e9 : null;
      case "date" -> clock ? (Function) a -> time.toLocalDate() : null;
      case "weekday" -> (Function) a -> (long) time.getDayOfWeek().getValue() - 1;
      case "isoweekday" -> (Function) a -> (long) time.getDayOfWeek().getValue();
      default -> null;
    };
  }

  private static LocalDateTime local(Object date) {
    return switch (date) {
      case LocalDate d -> d.atStartOfDay();
      case LocalDateTime d -> d;
      case ZonedDateTime d -> d.toLocalDateTime();
      case Object other -> throw new ValueException("not a date: " + Types.name(other));
    };
  }

  /** The date as a moment; a local one is taken as UTC. */
  public static ZonedDateTime zoned(Object date) {
    return date instanceof ZonedDateTime z ? z : local(date).atZone(ZoneOffset.UTC);
  }
}
