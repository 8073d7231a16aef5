package weir.yaml;

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
import weir.source.SourceFile;

/**
 * Each {@code NAME.yaml} is read; {@code NAME.txt} holds the tree that comes out, and what was
 * complained about. Run with {@code -Dweir.update=true} to write the expectations anew.
 */
final class YamlGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/weir/yaml");

  @TestFactory
  Stream<DynamicTest> readsAsExpected() throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(CASES)) {
      inputs = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertTrue(inputs.size() > 40, "the cases were not found");
    return inputs.stream()
        .map(input -> DynamicTest.dynamicTest(input.getFileName().toString(), () -> check(input)));
  }

  private static void check(Path input) throws IOException {
    String name = input.getFileName().toString();
    Path golden = input.resolveSibling(name.replace(".yaml", ".txt"));
    String actual = outcome(new SourceFile(name, Files.readString(input)));
    if (Boolean.getBoolean("weir.update")) {
      Files.writeString(golden, actual);
    }
    assertEquals(Files.readString(golden), actual);
  }

  private static String outcome(SourceFile file) {
    List<Diagnostic> found = new ArrayList<>();
    String tree = "";
    try {
      Node root = Yaml.read(file, found::add);
      tree = root == null ? "(empty)\n" : new TreeText().of(root);
    } catch (DiagnosticException problem) {
      found.addAll(problem.diagnostics());
    }
    return tree + DiagnosticRenderer.render(found);
  }
}
