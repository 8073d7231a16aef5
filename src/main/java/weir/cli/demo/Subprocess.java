package weir.cli.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a program of this machine: the {@code docker} client, {@code ssh-keygen}, the embedded
 * scripts. The second place, after {@code connection.local}, that may start a process; the
 * architecture test lists it by name.
 */
public final class Subprocess {
  private Subprocess() {}

  /**
   * What a program left.
   *
   * @param status its exit status; 124 when it was ended at its deadline
   * @param out its standard output
   */
  public record Result(int status, String out) {
    /** True when the program ended with 0. */
    public boolean succeeded() {
      return status == 0;
    }
  }

  /** Runs {@code argv} without input; each line of its standard error goes to {@code errors}. */
  public static Result run(List<String> argv, Duration deadline, Consumer<String> errors) {
    try {
      Process process = new ProcessBuilder(argv).redirectInput(nothing()).start();
      Thread err =
          Thread.ofPlatform().daemon().start(() -> lines(process.getErrorStream(), errors));
      Queue<String> out = new ConcurrentLinkedQueue<>();
      Thread reader =
          Thread.ofPlatform()
              .daemon()
              .start(() -> lines(process.getInputStream(), line -> out.add(line + '\n')));
      boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroyForcibly().waitFor();
      }
      // A daemon that the script left behind may hold the pipe open for ever.
      reader.join(Duration.ofSeconds(2));
      err.join(Duration.ofSeconds(2));
      return new Result(ended ? process.exitValue() : 124, String.join("", out));
    } catch (IOException notFound) {
      errors.accept(argv.getFirst() + " could not be started: " + notFound.getMessage());
      return new Result(127, "");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + argv.getFirst(), stop);
    }
  }

  private static ProcessBuilder.Redirect nothing() {
    return ProcessBuilder.Redirect.from(new File("/dev/null"));
  }

  private static void lines(InputStream from, Consumer<String> to) {
    try (var reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        to.accept(line);
      }
    } catch (IOException closed) {
      to.accept("(output cut short: " + closed.getMessage() + ")");
    }
  }
}
