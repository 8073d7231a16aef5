package weir.differential;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Pairs of hosts, one after the other; the next one boots while one is worked on. */
final class HostPairs implements AutoCloseable {
  private final Path crontab;
  private int left;
  private @Nullable CompletableFuture<HostPair> next;
  private @Nullable HostPair current;

  /**
   * Lets the first pair boot.
   *
   * @param fresh whether each is used once only
   * @param uses how often one will be asked for
   */
  HostPairs(Path crontab, boolean fresh, int uses) {
    this.crontab = crontab;
    this.left = fresh ? uses : 1;
    this.next = booting();
  }

  /** The hosts for a play. */
  synchronized HostPair take() {
    HostPair pair = current;
    CompletableFuture<HostPair> ready = next;
    if (ready != null) {
      if (pair != null) {
        pair.close();
      }
      pair = ready.join();
      current = pair;
      next = booting();
    }
    if (pair == null) {
      throw new IllegalStateException("more plays than were counted");
    }
    return pair;
  }

  private @Nullable CompletableFuture<HostPair> booting() {
    return left-- <= 0
        ? null
        : CompletableFuture.supplyAsync(
            () -> HostPair.started(crontab), work -> Thread.ofPlatform().daemon().start(work));
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
    }
    if (next != null) {
      next.handle((pair, _) -> pair).thenAccept(HostPairs::closed).join();
    }
  }

  private static void closed(@Nullable HostPair pair) {
    if (pair != null) {
      pair.close();
    }
  }
}
