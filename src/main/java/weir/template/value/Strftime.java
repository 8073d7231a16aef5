package weir.template.value;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** C's strftime, with English names. */
public final class Strftime {
  private Strftime() {}

  /** The moment in this format; a directive it does not know stays as it is. */
  public static String format(String format, ZonedDateTime time) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      char directive = format.charAt(++i);
      boolean bare = directive == '-' && i + 1 < format.length();
      if (bare) {
        directive = format.charAt(++i);
      }
      String text = directive(directive, time);
      out.append(bare ? text.replaceFirst("^[0 ]+(?=.)", "") : text);
    }
    return out.toString();
  }

  private static String directive(char directive, ZonedDateTime t) {
    int hour12 = t.getHour() % 12 == 0 ? 12 : t.getHour() % 12;
    int sunday = t.getDayOfWeek().getValue() % 7;
    int monday = t.getDayOfWeek().getValue() - 1;
    return switch (directive) {
      case 'Y' -> "%04d".formatted(t.getYear());
      case 'y' -> "%02d".formatted(t.getYear() % 100);
      case 'C' -> "%02d".formatted(t.getYear() / 100);
      case 'G' -> "%04d".formatted(t.get(IsoFields.WEEK_BASED_YEAR));
      case 'm' -> "%02d".formatted(t.getMonthValue());
      case 'd' -> "%02d".formatted(t.getDayOfMonth());
      case 'e' -> "%2d".formatted(t.getDayOfMonth());
      case 'H' -> "%02d".formatted(t.getHour());
      case 'I' -> "%02d".formatted(hour12);
      case 'k' -> "%2d".formatted(t.getHour());
      case 'l' -> "%2d".formatted(hour12);
      case 'M' -> "%02d".formatted(t.getMinute());
      case 'S' -> "%02d".formatted(t.getSecond());
      case 'f' -> "%06d".formatted(t.getNano() / 1000);
      case 'p' -> t.getHour() < 12 ? "AM" : "PM";
      case 'P' -> t.getHour() < 12 ? "am" : "pm";
      case 'j' -> "%03d".formatted(t.getDayOfYear());
      case 'a' -> t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'A' -> t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> t.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'w' -> Integer.toString(sunday);
      case 'u' -> Integer.toString(t.getDayOfWeek().getValue());
      case 'U' -> "%02d".formatted((t.getDayOfYear() + 6 - sunday) / 7);
      case 'W' -> "%02d".formatted((t.getDayOfYear() + 6 - monday) / 7);
      case 'V' -> "%02d".formatted(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 's' -> Long.toString(t.toEpochSecond());
      case 'z' ->
          t.getOffset().getTotalSeconds() == 0 ? "+0000" : t.getOffset().getId().replace(":", "");
      case 'Z' ->
          t.getZone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).replaceFirst("^Z$", "UTC");
      case 'D', 'x' -> format("%m/%d/%y", t);
      case 'T', 'X' -> format("%H:%M:%S", t);
      case 'F' -> format("%Y-%m-%d", t);
      case 'R' -> format("%H:%M", t);
      case 'r' -> format("%I:%M:%S %p", t);
      case 'c' -> format("%a %b %e %H:%M:%S %Y", t);
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> "%" + directive;
    };
  }
}
