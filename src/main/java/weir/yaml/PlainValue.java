package weir.yaml;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What YAML 1.1, as PyYAML reads it, makes of a value without quotes. */
final class PlainValue {
  private static final Pattern INTEGER =
      Pattern.compile(
          "[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
              + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4})-(\\d\\d?)-(\\d\\d?)(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
              + "(?:[ \\t]*(?:(Z)|([-+])(\\d\\d?)(?::(\\d\\d))?))?");

  private PlainValue() {}

  /** Null, Boolean, Long, BigInteger, Double, LocalDate, LocalDateTime, ZonedDateTime or String. */
  static @Nullable Object of(String text) {
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
      return numberOrDate(text);
    }
    return switch (text) {
      case "~", "null", "Null", "NULL" -> null;
      case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> true;
      case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> false;
      default -> text;
    };
  }

  /** The number or date this is, or else the text itself. */
  static Object numberOrDate(String text) {
    if (text.length() > 1 && !looksNumeric(text)) {
      return text;
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(text);
    }
    if (FLOAT.matcher(text).matches()) {
      return decimal(text);
    }
    return date(text);
  }

  private static boolean looksNumeric(String text) {
    char last = text.charAt(text.length() - 1);
    return Character.digit(last, 16) >= 0 || "_.FfNnZ".indexOf(last) >= 0;
  }

  private static Object integer(String text) {
    boolean negative = text.charAt(0) == '-';
    int from = negative || text.charAt(0) == '+' ? 1 : 0;
    String digits = text.substring(from).replace("_", "");
    if (digits.indexOf(':') >= 0) {
      BigInteger total = BigInteger.ZERO;
      for (String part : digits.split(":", -1)) {
        total = total.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
      }
      return narrow(negative ? total.negate() : total);
    }
    int radix = 10;
    if (digits.startsWith("0b") || digits.startsWith("0x")) {
      radix = digits.charAt(1) == 'b' ? 2 : 16;
      digits = digits.substring(2);
    } else if (digits.length() > 1 && digits.charAt(0) == '0') {
      radix = 8;
    }
    if (digits.isEmpty()) {
      return text;
    }
    BigInteger value = new BigInteger(digits, radix);
    return narrow(negative ? value.negate() : value);
  }

  /** A Long if it fits. */
  static Object narrow(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private static Object decimal(String text) {
    boolean negative = text.charAt(0) == '-';
    int from = negative || text.charAt(0) == '+' ? 1 : 0;
    String digits = text.substring(from).replace("_", "");
    double value = 0;
    if (digits.regionMatches(true, 0, ".inf", 0, 4)) {
      value = Double.POSITIVE_INFINITY;
    } else if (digits.regionMatches(true, 0, ".nan", 0, 4)) {
      value = Double.NaN;
    } else {
      for (String part : digits.split(":", -1)) {
        value = value * 60 + Double.parseDouble(part);
      }
    }
    return negative ? -value : value;
  }

  private static Object date(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return text;
    }
    try {
      Matcher day = DATE.matcher(text);
      if (day.matches()) {
        return LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
      }
      Matcher moment = TIMESTAMP.matcher(text);
      return moment.matches() ? moment(moment) : text;
    } catch (DateTimeException _) {
      return text;
    }
  }

  private static Object moment(Matcher parts) {
    String fraction = parts.group(7) == null ? "" : parts.group(7);
    int nanos = Integer.parseInt((fraction + "000000").substring(0, 6)) * 1000;
    LocalDateTime local =
        LocalDateTime.of(
            number(parts, 1),
            number(parts, 2),
            number(parts, 3),
            number(parts, 4),
            number(parts, 5),
            number(parts, 6),
            nanos);
    if (parts.group(8) != null) {
      return local.atZone(ZoneOffset.UTC);
    }
    if (parts.group(9) == null) {
      return local;
    }
    int sign = parts.group(9).equals("-") ? -1 : 1;
    int minutes = parts.group(11) == null ? 0 : number(parts, 11);
    return local.atZone(ZoneOffset.ofHoursMinutes(sign * number(parts, 10), sign * minutes));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
