package weir.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;

/** Two fresh hosts that differ in nothing but the contestant that works on them. */
final class HostPair implements AutoCloseable {
  private static final String CRONTAB = "/usr/local/bin/crontab";

  private final SystemdHosts ansible = SystemdHosts.of(1);
  private final SystemdHosts weir = SystemdHosts.of(1);

  private HostPair() {}

  /**
   * Boots both.
   *
   * @param crontab a program that stands in for cron's, which the images do not have
   */
  static HostPair started(Path crontab) {
    HostPair pair = new HostPair();
    try {
      CompletableFuture.allOf(prepared(pair.ansible, crontab), prepared(pair.weir, crontab)).join();
      return pair;
    } catch (RuntimeException | Error failed) {
      pair.close();
      throw failed;
    }
  }

  private static CompletableFuture<Void> prepared(SystemdHosts hosts, Path crontab) {
    return CompletableFuture.runAsync(
        () -> {
          String text = text(crontab);
          SystemdHost host = hosts.start().first();
          host.exec("sh", "-c", "printf %s \"$1\" >\"$2\"; chmod 755 \"$2\"", "-", text, CRONTAB);
          host.sh("mkdir -p /var/spool/cron/crontabs");
        },
        work -> Thread.ofPlatform().daemon().start(work));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SystemdHost ansible() {
    return ansible.first();
  }

  SystemdHost weir() {
    return weir.first();
  }

  @Override
  public void close() {
    ansible.close();
    weir.close();
  }
}
