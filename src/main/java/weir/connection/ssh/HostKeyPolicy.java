package weir.connection.ssh;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to do about a host whose key is not known. A changed or revoked key is another matter. */
public enum HostKeyPolicy {
  /** Refuse. */
  STRICT,
  /** Ask, which Weir does once, before the run; in the run, refuse. */
  ASK,
  /** Trust and write down. */
  ACCEPT_NEW,
  /** Trust anything but a revoked key, changed ones too, and write nothing. */
  OFF;

  /** The value of {@code StrictHostKeyChecking}, null when OpenSSH has no such value. */
  static @Nullable HostKeyPolicy parse(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> STRICT;
      case "ask" -> ASK;
      case "accept-new" -> ACCEPT_NEW;
      case "no", "false", "off" -> OFF;
      default -> null;
    };
  }
}
