package weir.template.filter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Numbers;
import weir.template.value.Strftime;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** Dates. */
final class TimeFilters {
  static final Set<String> NAMES = Set.of("strftime", "to_datetime");

  private TimeFilters() {}

  static Object apply(String name, @Nullable Object input, Arguments a, FilterContext context) {
    return name.equals("strftime")
        ? format(TextInput.of(input, "strftime() argument 1 must be str, not %s"), a, context)
        : Strptime.parse(Text.str(input), a.text(0, "format", "%Y-%m-%d %H:%M:%S"));
  }

  private static String format(String format, Arguments a, FilterContext context) {
    Object second = a.get(0, "second", null);
    Instant moment = context.clock().instant();
    if (second != null) {
      Object number = second instanceof String text ? Numbers.parseReal(text) : second;
      if (number == null) {
        throw new ValueException("Invalid value for epoch value (%s)".formatted(Text.str(second)));
      }
      moment = Instant.ofEpochMilli((long) (Numbers.real(number) * 1000));
    }
    boolean utc = a.flag(1, "utc", false);
    ZonedDateTime time = moment.atZone(utc ? ZoneOffset.UTC : context.clock().getZone());
    // The function of C that the reference calls knows no fractions, and calls its own zone GMT.
    String known = format.replace("%f", "%%f");
    return Strftime.format(utc ? known.replace("%Z", "GMT") : known, time);
  }

  /** A text as a date, by the directives of C. */
  private static final class Strptime {
    private Strptime() {}

    static Object parse(String text, String format) {
      int[] field = {1900, 1, 1, 0, 0, 0, 0};
      boolean afternoon = false;
      int at = 0;
      ZoneOffset offset = null;
      for (int i = 0; i < format.length(); i++) {
        char c = format.charAt(i);
        if (c != '%' || i + 1 == format.length()) {
          if (Character.isWhitespace(c)) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
              at++;
            }
          } else if (at >= text.length() || text.charAt(at++) != c) {
            throw mismatch(text, format);
          }
          continue;
        }
        char directive = format.charAt(++i);
        int place = "YmdHMSf".indexOf(directive);
        int digits = directive == 'Y' ? 4 : directive == 'f' ? 6 : 2;
        if (directive == 'y' || directive == 'I') {
          place = directive == 'y' ? 0 : 3;
        }
        if (place >= 0) {
          int end = at;
          while (end < text.length() && end < at + digits && Character.isDigit(text.charAt(end))) {
            end++;
          }
          if (end == at) {
            throw mismatch(text, format);
          }
          int value = Integer.parseInt(text, at, end, 10);
          if (directive == 'f') {
            value *= (int) Math.pow(10, 6 - (end - at));
          }
          field[place] = directive == 'y' ? value + (value < 69 ? 2000 : 1900) : value;
          at = end;
        } else if (directive == 'p' && at + 2 <= text.length()) {
          afternoon = text.substring(at, at + 2).equalsIgnoreCase("PM");
          at += 2;
        } else if (directive == 'z') {
          String rest = text.substring(at);
          try {
            offset = ZoneOffset.of(rest);
          } catch (java.time.DateTimeException e) {
            throw mismatch(text, format);
          }
          at = text.length();
        } else if (directive == 'a' || directive == 'A') {
          at = afterWeekday(text, at, directive == 'a');
        } else if (directive == 'b' || directive == 'B') {
          for (java.time.Month month : java.time.Month.values()) {
            String full =
                month.getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
            String name = directive == 'b' ? full.substring(0, 3) : full;
            if (text.regionMatches(true, at, name, 0, name.length())) {
              field[1] = month.getValue();
              at += name.length();
              break;
            }
          }
        } else {
          throw mismatch(text, format);
        }
      }
      if (at < text.length()) {
        throw new ValueException("unconverted data remains: " + text.substring(at));
      }
      int hour = afternoon && field[3] < 12 ? field[3] + 12 : field[3];
      try {
        LocalDateTime time =
            LocalDateTime.of(
                field[0], field[1], field[2], hour, field[4], field[5], field[6] * 1000);
        return offset == null ? time : time.atZone(offset);
      } catch (java.time.DateTimeException e) {
        throw mismatch(text, format);
      }
    }

    private static int afterWeekday(String text, int at, boolean brief) {
      for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
        String full = day.getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
        String name = brief ? full.substring(0, 3) : full;
        if (text.regionMatches(true, at, name, 0, name.length())) {
          return at + name.length();
        }
      }
      return at;
    }

    private static ValueException mismatch(String text, String format) {
      return new ValueException(
          "time data %s does not match format %s".formatted(Text.repr(text), Text.repr(format)));
    }
  }
}
