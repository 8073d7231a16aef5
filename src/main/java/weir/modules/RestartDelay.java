package weir.modules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How systemd prints stretches of time: {@code 100ms}, {@code 1min 30s}. */
final class RestartDelay {
  private static final Pattern PART = Pattern.compile("([0-9.]+)(us|ms|s|min|h|d)");

  private RestartDelay() {}

  /** Seconds; 0 for a text that says nothing. */
  static double seconds(String text) {
    double seconds = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      double unit =
          switch (part.group(2)) {
            case "us" -> 1e-6;
            case "ms" -> 1e-3;
            case "min" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 1;
          };
      seconds += Double.parseDouble(part.group(1)) * unit;
    }
    return seconds;
  }
}
