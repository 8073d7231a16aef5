package weir.connection.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import weir.connection.Answer;
import weir.connection.CommandRunner;
import weir.connection.Watchdog;

/** Runs small commands here, such as {@code ssh -G}. */
public final class LocalCommands implements CommandRunner {

  @Override
  public Answer run(List<String> argv, Duration limit) throws IOException {
    Process process = new ProcessBuilder(argv).start();
    try (var watchdog = new Watchdog(limit, process::destroyForcibly)) {
      process.getOutputStream().close();
      var errors = new Drain(process.getErrorStream());
      byte[] output = process.getInputStream().readAllBytes();
      int status = process.waitFor();
      byte[] complaint = errors.bytes();
      if (watchdog.fired()) {
        throw new IOException(argv.getFirst() + " did not end within " + limit.toSeconds() + " s");
      }
      return new Answer(status, text(output), text(complaint));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(argv.getFirst() + " was interrupted", e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads a stream to its end beside the caller, so that neither stream can block the process. */
  private static final class Drain {
    private final Thread thread;
    private volatile byte[] bytes = new byte[0];

    Drain(InputStream stream) {
      thread =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  bytes = stream.readAllBytes();
                } catch (IOException e) {
                  bytes = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
                }
              });
    }

    byte[] bytes() throws InterruptedException {
      thread.join();
      return bytes;
    }
  }
}
