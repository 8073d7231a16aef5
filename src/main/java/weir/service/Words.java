package weir.service;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them. */
final class Words {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** A stretch of time in one or two units. */
  static String age(long seconds) {
    if (seconds < 0) {
      return "-";
    }
    if (seconds < 100) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    if (minutes < 100) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    return hours < 48 ? hours + " h" : hours / 24 + " d";
  }

  /** An amount of memory. */
  static String bytes(long bytes) {
    if (bytes <= 0) {
      return "-";
    }
    double mib = bytes / 1048576.0;
    return mib < 10
        ? String.format(Locale.ROOT, "%.1f MiB", mib)
        : mib < 1024
            ? String.format(Locale.ROOT, "%.0f MiB", mib)
            : String.format(Locale.ROOT, "%.1f GiB", mib / 1024);
  }

  /** A time as month, day, hour and minute of UTC. */
  static String time(Instant time) {
    return DAY_AND_TIME.format(time);
  }

  /** A text in lines, broken at blanks; those after the first begin with two blanks more. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(text.length() - text.stripLeading().length());
    StringBuilder line = new StringBuilder();
    for (String word : text.stripLeading().split(" ", -1)) {
      if (line.isEmpty()) {
        line.append(indent).append(word);
      } else if (Table.length(line + word) + 1 > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append("  ").append(word);
      } else {
        line.append(' ').append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  static String drills(long count) {
    return count == 1 ? "1 drill" : count + " drills";
  }

  static String seconds(double seconds) {
    return seconds < 100 ? String.format(Locale.ROOT, "%.1f s", seconds) : age(Math.round(seconds));
  }
}
