package weir.connection.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import weir.connection.Channel;

/** A child process. */
final class LocalChannel implements Channel {
  private final Process process;
  private final OutputStream stdin;

  LocalChannel(Process process) {
    this.process = process;
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
  public void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    try {
      stdin.close();
    } catch (IOException e) {
      // The process has closed its end already.
    }
  }
}
