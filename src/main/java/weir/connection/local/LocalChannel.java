package weir.connection.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import weir.connection.Channel;

/** A child process. Closing it ends the process and what it started. */
final class LocalChannel implements Channel {
  private static final long GRACE_MILLIS = 50;

  private final Process process;
  private final OutputStream stdin;

  LocalChannel(Process process) {
    this.process = process;
    // The pipe itself: the buffer around it would block a close while a write is stuck.
    this.stdin = process.getOutputStream();
  }

  @Override
  public OutputStream stdin() {
    return stdin;
  }

  @Override
  public InputStream stdout() {
    return process.getInputStream();
  }

  @Override
  public InputStream stderr() {
    return process.getErrorStream();
  }

  @Override
  public void close() {
    if (!process.isAlive()) {
      return;
    }
    // An idle shell ends by itself at the end of its input, and then nothing needs a signal.
    var closer = Thread.ofPlatform().daemon().name("weir-close").start(this::closeInput);
    try {
      closer.join(GRACE_MILLIS);
      if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        killAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      killAll();
    }
  }

  private void closeInput() {
    try {
      stdin.close();
    } catch (IOException e) {
      // The process has closed its end already.
    }
  }

  private void killAll() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
