package weir.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import weir.cli.demo.Deadline;
import weir.testing.WeirProcess.Ended;

/** The packaged {@code weir} while it runs: a test may look at it, signal it, or wait for it. */
public final class RunningWeir implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(90);

  /** Makes its start quicker; the first process that ends writes it. */
  private static final List<String> QUICK =
      List.of(
          "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=" + Path.of("target", "weir-tests.jsa").toAbsolutePath(),
          "-Xlog:disable");

  private final Process process;
  private final Path out;
  private final Path err;
  private final long started = System.nanoTime();

  private RunningWeir(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it in the project's directory. */
  public static RunningWeir start(Map<String, String> environment, List<String> args) {
    try {
      Path out = Files.createTempFile("weir-out", ".txt");
      Path err = Files.createTempFile("weir-err", ".txt");
      List<String> command = new ArrayList<>(WeirProcess.command(args.toArray(String[]::new)));
      command.addAll(1, QUICK);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().putAll(environment);
      return new RunningWeir(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal, by its name without SIG. */
  public void signal(String name) {
    WeirProcess.run(List.of("kill", "-" + name, String.valueOf(process.pid())), Map.of());
  }

  /** Ends it as a power cut would. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Whether it runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** What it has printed so far. */
  public String output() {
    return text(out);
  }

  /** What it has complained so far. */
  public String errors() {
    return text(err);
  }

  /** Waits until something holds; fails when it ends, or half a minute passes, before that. */
  public RunningWeir until(String what, BooleanSupplier holds) {
    boolean reached =
        Deadline.await(Duration.ofSeconds(30), () -> !process.isAlive() || holds.getAsBoolean());
    if (!reached || !holds.getAsBoolean()) {
      throw new AssertionError("never %s:%n%s%n%s".formatted(what, text(out), text(err)));
    }
    return this;
  }

  /** Waits for its end. */
  public Ended end() {
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running:%n%s%n%s".formatted(text(out), text(err)));
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      return new Ended(process.exitValue(), text(out), text(err), seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
