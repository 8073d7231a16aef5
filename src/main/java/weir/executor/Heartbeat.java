package weir.executor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.journal.HostJournal;
import weir.module.ModuleFailure;

/** Tells hosts that a run has changed that it is alive, between two of its steps. */
public final class Heartbeat implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(500);

  /** Well within what a lease holds without one. */
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final Links links;
  private final Thread thread;

  /** Begins. */
  public Heartbeat(Links links) {
    this.links = links;
    this.thread = Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
  }

  private void beat() {
    Map<HostLink, Long> last = new HashMap<>();
    while (true) {
      try {
        Thread.sleep(TICK);
      } catch (InterruptedException _) {
        return;
      }
      for (String host : links.hosts()) {
        for (HostLink link : links.of(host)) {
          long now = System.nanoTime();
          if (now - last.computeIfAbsent(link, _ -> now) >= interval(link.silence()).toNanos()) {
            beat(link);
            last.put(link, System.nanoTime());
          }
        }
      }
    }
  }

  /** A host that undoes the run after some silence hears more often. */
  private static Duration interval(@Nullable Duration silence) {
    Duration third = silence == null ? INTERVAL : silence.dividedBy(3);
    return third.compareTo(INTERVAL) < 0 ? third : INTERVAL;
  }

  /** A step under way is a sign of life itself, and a lost connection shows at the next step. */
  private static void beat(HostLink link) {
    try {
      link.withIdle((journals, shells) -> {
        for (var each : journals.begun().entrySet()) {
          HostJournal journal = each.getValue();
          journal.beat(shells.of(each.getKey()));
        }
        return true;
      });
    } catch (ConnectionException | ModuleFailure _) {
      link.close();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
