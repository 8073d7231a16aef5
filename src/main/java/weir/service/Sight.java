package weir.service;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import weir.modules.Report;

/**
 * What a host said about one of its services.
 *
 * @param report the lines of {@code status.sh} about it
 * @param now the host's clock
 */
record Sight(Service service, Report report, Instant now, Crashes crashes) {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  String load() {
    return report.get("LoadState");
  }

  String active() {
    return report.get("ActiveState");
  }

  String sub() {
    return report.get("SubState");
  }

  long pid() {
    return report.number("MainPID", 0);
  }

  long restarts() {
    return report.number("NRestarts", 0);
  }

  /** Bytes, 0 when not known. */
  long memory() {
    long counted = report.number("MemoryCurrent", 0);
    return counted > 0 ? counted : report.number("rss", 0) * 1024;
  }

  /** When it became what it is, null when systemd does not say. */
  @Nullable Instant since() {
    Instant entered =
        active().equals("active") ? stamp("ActiveEnterTimestamp") : stamp("InactiveEnterTimestamp");
    return entered == null ? stamp("StateChangeTimestamp") : entered;
  }

  /** Since when it has crashed again and again; null when it does not. */
  @Nullable Instant loopingSince() {
    return crashes.loopingSince(now);
  }

  /** For how many seconds. */
  long age() {
    Instant since = since();
    return since == null ? Long.MAX_VALUE : now.getEpochSecond() - since.getEpochSecond();
  }

  /** As {@code Mon 2026-11-23 11:41:21 UTC}. */
  private @Nullable Instant stamp(String name) {
    String text = report.get(name);
    try {
      return text.length() < 24
          ? null
          : LocalDateTime.parse(text.substring(4, 23), STAMP).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
