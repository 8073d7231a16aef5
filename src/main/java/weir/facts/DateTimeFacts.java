package weir.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host's clock, every field a string. */
final class DateTimeFacts {
  private static final Pattern ZONE_NAMES =
      Pattern.compile("(<[^>]+>|[A-Za-z]+)[-+\\d:]+(<[^>]+>|[A-Za-z]+)?.*");

  private DateTimeFacts() {}

  static Map<String, Object> of(Gathered g) {
    String[] fields = g.part("date").split(" ", -1);
    if (fields.length != 5) {
      return Map.of();
    }
    try {
      return Map.of("date_time", fields(fields, g.part("timezone")));
    } catch (DateTimeException | NumberFormatException e) {
      return Map.of();
    }
  }

  private static Map<String, Object> fields(String[] printed, String rule) {
    // A date without %N (busybox) prints something that is not nine digits.
    String nanos = printed[1].matches("\\d{9}") ? printed[1] : "000000000";
    String micros = nanos.substring(0, 6);
    LocalDateTime local = LocalDateTime.parse(printed[0]);
    LocalDateTime utc =
        LocalDateTime.ofInstant(Instant.ofEpochSecond(Long.parseLong(printed[4])), ZoneOffset.UTC);
    String iso = utc.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT));
    String basic = local.format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT));
    int weekday = local.getDayOfWeek().getValue();
    int monday = (local.getDayOfYear() + 7 - weekday) / 7;

    Map<String, Object> clock = new LinkedHashMap<>();
    clock.put("year", printed[0].substring(0, 4));
    clock.put("month", printed[0].substring(5, 7));
    clock.put("day", printed[0].substring(8, 10));
    clock.put("hour", printed[0].substring(11, 13));
    clock.put("minute", printed[0].substring(14, 16));
    clock.put("second", printed[0].substring(17, 19));
    clock.put("date", printed[0].substring(0, 10));
    clock.put("time", printed[0].substring(11));
    clock.put("weekday", local.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    clock.put("weekday_number", String.valueOf(weekday % 7));
    clock.put("weeknumber", monday < 10 ? "0" + monday : String.valueOf(monday));
    clock.put("epoch", printed[4]);
    clock.put("epoch_int", printed[4]);
    clock.put("iso8601", iso + "Z");
    clock.put("iso8601_micro", iso + "." + micros + "Z");
    clock.put("iso8601_basic", basic + micros);
    clock.put("iso8601_basic_short", basic);
    clock.put("tz", printed[3]);
    clock.put("tz_dst", summerName(rule, printed[3]));
    clock.put("tz_offset", printed[2]);
    return clock;
  }

  /** The second name in a POSIX zone rule such as {@code CET-1CEST,M3.5.0,M10.5.0/3}. */
  private static String summerName(String rule, String otherwise) {
    Matcher names = ZONE_NAMES.matcher(rule);
    if (!names.matches()) {
      return otherwise;
    }
    String name = names.group(2) == null ? names.group(1) : names.group(2);
    return name.replaceAll("[<>]", "");
  }
}
