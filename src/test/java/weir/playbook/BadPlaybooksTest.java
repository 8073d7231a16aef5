package weir.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weir.module.Catalog;
import weir.modules.Modules;
import weir.source.DiagnosticRenderer;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;

/**
 * Each {@code NAME.yml} holds mistakes; {@code NAME.txt} is what a person is told about them. Run
 * with {@code -Dweir.update=true} to write the expectations anew.
 */
final class BadPlaybooksTest {
  private static final Path CASES = Path.of("src/test/resources/weir/playbook/bad");

  @TestFactory
  Stream<DynamicTest> tellsAllThatIsWrong() throws IOException {
    List<Path> inputs = files(".yml");
    assertTrue(inputs.size() > 40, "the cases were not found");
    return inputs.stream()
        .map(input -> DynamicTest.dynamicTest(input.getFileName().toString(), () -> check(input)));
  }

  @Test
  void everyExpectationHasItsPlaybook() throws IOException {
    assertEquals(names(files(".yml")), names(files(".txt")));
  }

  private static void check(Path input) throws IOException {
    Path golden = input.resolveSibling(input.getFileName().toString().replace(".yml", ".txt"));
    String actual = told(input);
    if (Boolean.getBoolean("weir.update")) {
      Files.writeString(golden, actual);
    }
    assertFalse(actual.isEmpty(), "nothing was found wrong");
    assertEquals(Files.readString(golden), actual);
  }

  private static String told(Path input) {
    PlaybookReader reader =
        new PlaybookReader(
            new Catalog(Modules.all()),
            new TemplateEngine(EngineOptions.defaults()),
            Map.of(),
            RolePaths.NONE,
            file -> file);
    return DiagnosticRenderer.render(reader.read(input).problems()).replace(CASES + "/", "");
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Set<String> names(List<Path> files) {
    return files.stream()
        .map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
