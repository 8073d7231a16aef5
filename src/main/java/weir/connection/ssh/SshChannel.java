package weir.connection.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import net.schmizz.sshj.connection.channel.direct.Signal;
import weir.connection.Channel;
import weir.connection.Watchdog;

/**
 * A command on a host. Its output streams are never closed from here: sshj ends the whole
 * connection when data arrives for a closed one. Closing a session would wait 30 s for a running
 * command.
 */
final class SshChannel implements Channel {
  private static final Duration STUCK = Duration.ofSeconds(1);

  private final ExecSession session;
  private final Runnable cut;

  SshChannel(ExecSession session, Runnable cut) {
    this.session = session;
    this.cut = cut;
  }

  @Override
  public OutputStream stdin() {
    return session.getOutputStream();
  }

  @Override
  public InputStream stdout() {
    return session.getInputStream();
  }

  @Override
  public InputStream stderr() {
    return session.getErrorStream();
  }

  @Override
  public void kill() {
    quietly(() -> session.signal(Signal.TERM));
  }

  @Override
  public void close() {
    quietly(() -> session.getOutputStream().close());
  }

  private interface Step {
    void run() throws IOException;
  }

  private void quietly(Step step) {
    if (!session.isOpen()) {
      return;
    }
    try (var _ = new Watchdog(STUCK, cut)) {
      step.run();
    } catch (IOException e) {
      // The command or the connection has ended already.
    }
  }
}
