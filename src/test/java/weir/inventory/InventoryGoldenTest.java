package weir.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.DiagnosticRenderer;

/**
 * Each folder is one inventory: {@code expected.txt} holds what comes out of its sources.
 *
 * <p>{@code sources} names them, one a line, else it is the file called {@code hosts} or {@code
 * hosts.yml}. {@code patterns} holds patterns to match. A folder {@code play} stands for the
 * playbook's directory. A script is not run; what it would print for {@code --list} stands beside
 * it in {@code NAME--list}. Run with {@code -Dweir.update=true} to write the expectations anew.
 */
final class InventoryGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/weir/inventory");

  @TestFactory
  Stream<DynamicTest> readsAsExpected() throws IOException {
    List<Path> folders;
    try (Stream<Path> found = Files.list(CASES)) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    assertTrue(folders.size() > 20, "the cases were not found");
    return folders.stream()
        .map(folder ->
            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws IOException {
    Path golden = folder.resolve("expected.txt");
    String actual =
        outcome(folder)
            .replace(folder.toAbsolutePath() + "/", "")
            .replace(folder + "/", "")
            .replace(folder.toString(), ".");
    if (Boolean.getBoolean("weir.update")) {
      Files.writeString(golden, actual);
    }
    assertEquals(Files.readString(golden), actual);
  }

  private static String outcome(Path folder) throws IOException {
    List<Diagnostic> found = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    try {
      Inventory inventory =
          InventoryReader.read(
              sources(folder),
              InventoryOptions.defaults().withScripts(InventoryGoldenTest::printed),
              found::add);
      if (Files.isDirectory(folder.resolve("play"))) {
        inventory = inventory.withPlaybookDirectory(folder.resolve("play"));
      }
      text.append(InventoryText.of(inventory));
      for (String pattern : lines(folder.resolve("patterns"))) {
        text.append(matched(inventory, pattern, found));
      }
    } catch (DiagnosticException problem) {
      found.addAll(problem.diagnostics());
    }
    return text + DiagnosticRenderer.render(found);
  }

  private static String matched(Inventory inventory, String pattern, List<Diagnostic> found) {
    try {
      List<String> names =
          inventory.match(HostPattern.of(pattern, null), found::add).stream()
              .map(Host::name)
              .toList();
      return "match %s: %s\n".formatted(pattern, String.join(" ", names));
    } catch (DiagnosticException problem) {
      found.addAll(problem.diagnostics());
      return "match %s: (error)\n".formatted(pattern);
    }
  }

  private static List<String> sources(Path folder) throws IOException {
    List<String> named = lines(folder.resolve("sources"));
    if (named.isEmpty()) {
      named = List.of(Files.exists(folder.resolve("hosts")) ? "hosts" : "hosts.yml");
    }
    return named.stream()
        .map(name -> name.contains(",") ? name : folder.resolve(name).toString())
        .toList();
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static ScriptRunner.Output printed(List<String> command) throws IOException {
    Path file = Path.of(String.join("", command));
    return Files.exists(file)
        ? new ScriptRunner.Output(0, Files.readString(file), "")
        : new ScriptRunner.Output(3, "", "no credentials\n");
  }
}
