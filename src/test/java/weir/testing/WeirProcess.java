package weir.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the packaged {@code weir} as a process of its own, as a user would. */
public final class WeirProcess {
  private static final Pattern RECAP =
      Pattern.compile(
          "(?m)^(\\S+)\\s+: ok=(\\d+)\\s+changed=(\\d+)\\s+unreachable=(\\d+)\\s+failed=(\\d+)"
              + "\\s+skipped=(\\d+)\\s+rescued=(\\d+)\\s+ignored=(\\d+)");
  private static final long LONGEST_MINUTES = 10;

  private WeirProcess() {}

  /**
   * How a run ended.
   *
   * @param seconds wall time, start and end of the process included
   */
  public record Ended(int status, String out, String err, double seconds) {

    /** The recap: each host's seven counters as they stand in its line. */
    public Map<String, String> recap() {
      Map<String, String> hosts = new LinkedHashMap<>();
      Matcher matcher = RECAP.matcher(out);
      while (matcher.find()) {
        hosts.put(
            matcher.group(1),
            "ok=%s changed=%s unreachable=%s failed=%s skipped=%s rescued=%s ignored=%s"
                .formatted(
                    matcher.group(2),
                    matcher.group(3),
                    matcher.group(4),
                    matcher.group(5),
                    matcher.group(6),
                    matcher.group(7),
                    matcher.group(8)));
      }
      return hosts;
    }

    /** A host's counters; fails when the recap does not have it. */
    public String recap(String host) {
      String counters = recap().get(host);
      if (counters == null) {
        throw new AssertionError("No recap of %s in:%n%s".formatted(host, this));
      }
      return counters;
    }

    /** How many tasks changed something on a host. */
    public int changed(String host) {
      String counter = recap(host).split(" ", -1)[1];
      return Integer.parseInt(counter.substring("changed=".length()));
    }

    /** What each task came to on a host, in order, and its recap. */
    public List<String> transcript(String host) {
      List<String> lines = new ArrayList<>();
      for (String line : out.lines().toList()) {
        boolean title = line.startsWith("TASK [") || line.startsWith("RUNNING HANDLER [");
        if (title || line.contains(": [" + host + "]")) {
          lines.add(line);
        }
      }
      lines.add(recap(host));
      return lines;
    }

    @Override
    public String toString() {
      return "status %d%n%s%n%s".formatted(status, out, err);
    }
  }

  /** Runs {@code weir} with these arguments in the project's directory. */
  public static Ended weir(String... args) {
    return run(command(args), Map.of());
  }

  /** The words that start it. */
  public static List<String> command(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dweir.home=" + Path.of("").toAbsolutePath(),
                "-jar",
                Path.of("target", "weir.jar").toAbsolutePath().toString()));
    command.addAll(List.of(args));
    return command;
  }

  /** Runs any program in the project's directory, with further environment. */
  public static Ended run(List<String> command, Map<String, String> environment) {
    try {
      Path out = Files.createTempFile("weir-out", ".txt");
      Path err = Files.createTempFile("weir-err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().putAll(environment);
      long start = System.nanoTime();
      Process process = builder.start();
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(
            "Still running after %d minutes: %s".formatted(LONGEST_MINUTES, command));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Ended ended = new Ended(process.exitValue(), text(out), text(err), seconds);
      Files.delete(out);
      Files.delete(err);
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
