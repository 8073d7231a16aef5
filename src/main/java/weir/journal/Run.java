package weir.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A run, as hosts write it down.
 *
 * @param id begins with the time, so that ids sort by it
 * @param owner who runs it, from where: {@code user@machine}
 * @param command what was typed, without values of variables
 * @param acts false under check mode, when nothing is written on any host
 * @param patience how long to wait for another run that has a host; zero to fail at once
 */
public record Run(String id, String owner, String command, boolean acts, Duration patience) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Where Linux has its name; to ask a resolver for it may take long. */
  private static final Path NAME = Path.of("/proc/sys/kernel/hostname");

  /** A run that begins now. */
  public static Run now(List<String> command, boolean acts, Duration patience) {
    String random = "%06x".formatted(new SecureRandom().nextInt(1 << 24));
    return new Run(
        TIME.format(Instant.now()) + "-" + random,
        "%s@%s".formatted(System.getProperty("user.name"), machine()),
        plain(String.join(" ", command)),
        acts,
        patience);
  }

  /** On one line. */
  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String machine() {
    String named = System.getenv("HOSTNAME");
    if (named != null && !named.isEmpty()) {
      return named;
    }
    try {
      return Files.readString(NAME).strip();
    } catch (IOException _) {
      // Another system than Linux.
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "unknown";
    }
  }
}
