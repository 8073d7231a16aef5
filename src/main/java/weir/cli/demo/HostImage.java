package weir.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** The image of a Debian host, and the engine that runs it; both are made by embedded scripts. */
public final class HostImage {
  private static final List<String> SCRIPTS =
      List.of("engine.sh", "build-image.sh", "target-setup.sh");
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private HostImage() {}

  /**
   * Makes sure that a Docker engine answers and that the image of {@code suite} is there.
   *
   * @param suite bullseye, bookworm or trixie
   * @param progress gets a line whenever there is something to tell
   * @return the image's name and tag
   */
  public static String ensure(String suite, Consumer<String> progress) {
    Path directory = unpack();
    try {
      script(directory, "engine.sh", List.of(), "No Docker engine can be used", progress);
      return script(
              directory,
              "build-image.sh",
              List.of(suite),
              "The image of a Debian " + suite + " host could not be built",
              progress)
          .strip();
    } finally {
      remove(directory);
    }
  }

  private static String script(
      Path directory, String name, List<String> values, String failure, Consumer<String> progress) {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    List<String> argv = new ArrayList<>(List.of("sh", directory.resolve(name).toString()));
    argv.addAll(values);
    Subprocess.Result result =
        Subprocess.run(
            argv,
            LONGEST,
            line -> {
              told.add(line);
              progress.accept(line);
            });
    if (result.succeeded()) return result.out();
    throw new DiagnosticException(
        Diagnostic.error(failure, null).withDetail(String.join("\n", told)));
  }

  private static Path unpack() {
    try {
      Path directory = Files.createTempDirectory("weir-demo");
      for (String name : SCRIPTS) {
        Files.writeString(directory.resolve(name), Resource.text(name));
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) {
    try {
      for (String name : SCRIPTS) Files.deleteIfExists(directory.resolve(name));
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
