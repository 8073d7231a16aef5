package weir.service;

import java.time.Instant;
import weir.modules.Redact;

/**
 * A line of a service's log.
 *
 * @param unit whose line it is
 * @param source where it was read
 * @param priority as syslog counts, 0 the worst to 7; 6 when nothing is said
 * @param text without what could steer a terminal
 */
public record LogLine(
    Instant time, String host, String unit, Source source, int priority, String text) {

  /** Where a line comes from. */
  public enum Source {
    /** The service's own, in the journal. */
    JOURNAL,
    /** What systemd says about the service. */
    SYSTEMD,
    /** The service's own, in its file. */
    FILE
  }

  /** What hosts print is shown, not obeyed. */
  static String harmless(String text) {
    StringBuilder out = new StringBuilder();
    Redact.tokens(text)
        .replaceAll("\u001b\\[[0-9;:]*[A-Za-z]", "")
        .codePoints()
        .forEach(c -> {
          if (c == '\t' || !Character.isISOControl(c)) {
            out.appendCodePoint(c);
          } else if (c != '\r') {
            out.append('\ufffd');
          }
        });
    return out.toString();
  }
}
