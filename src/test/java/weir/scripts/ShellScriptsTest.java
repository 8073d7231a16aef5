package weir.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weir.cli.demo.Subprocess;

/** Every shell script of the source tree parses, and ShellCheck has nothing to say about it. */
class ShellScriptsTest {
  private static final List<List<String>> SHELLS =
      List.of(List.of("sh"), List.of("dash"), List.of("bash"), List.of("busybox", "sh"));

  private static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      List<String> scripts =
          new ArrayList<>(
              files.map(Path::toString).filter(name -> name.endsWith(".sh")).sorted().toList());
      scripts.addAll(List.of("weir", ".ci/run"));
      return scripts;
    }
  }

  @Test
  void parsesUnderEveryShellOfThisMachine() throws IOException {
    List<String> told = new ArrayList<>();
    for (String script : scripts()) {
      for (List<String> shell : shellsFor(script)) {
        List<String> argv = new ArrayList<>(shell);
        argv.addAll(List.of("-n", script));
        if (!run(argv, told).succeeded()) told.add(shell + " refuses " + script);
      }
    }
    assertEquals(List.of(), told);
  }

  private static List<List<String>> shellsFor(String script) {
    if (script.equals(".ci/run")) return List.of(List.of("bash"));
    return SHELLS.stream().filter(shell -> isHere(shell.getFirst())).toList();
  }

  @Test
  void passesShellCheck() throws IOException {
    assumeTrue(isHere("shellcheck"), "shellcheck is not installed");
    List<String> argv = new ArrayList<>(List.of("shellcheck", "-x"));
    argv.addAll(scripts());
    assertEquals("", run(argv, new ArrayList<>()).out());
  }

  private static boolean isHere(String program) {
    return Subprocess.run(
            List.of("sh", "-c", "command -v \"$1\"", "sh", program),
            Duration.ofSeconds(10),
            line -> {})
        .succeeded();
  }

  private static Subprocess.Result run(List<String> argv, List<String> told) {
    return Subprocess.run(argv, Duration.ofSeconds(60), told::add);
  }
}
