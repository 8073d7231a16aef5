package weir.executor;

import java.time.Duration;
import weir.connection.ConnectionException;
import weir.journal.HostJournal;
import weir.module.ModuleFailure;

/** Tells hosts that a run has changed that it is alive, between two of its steps. */
public final class Heartbeat implements AutoCloseable {
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
    while (true) {
      try {
        Thread.sleep(INTERVAL);
      } catch (InterruptedException _) {
        return;
      }
      for (String host : links.hosts()) {
        links.of(host).forEach(Heartbeat::beat);
      }
    }
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
