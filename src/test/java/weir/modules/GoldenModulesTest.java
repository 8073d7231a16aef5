package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weir.module.AnyModule;
import weir.module.Catalog;
import weir.module.Module;

/**
 * Every module against its folder of golden cases. {@code -Dweir.update=true} rewrites what came of
 * them, {@code -Dweir.update=copy} only that of one module.
 */
class GoldenModulesTest {
  private static final Path ROOT = Path.of("src/test/resources/weir/modules");
  private static final Catalog CATALOG = new Catalog(Modules.all());

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(file -> ROOT.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decidesAsWrittenDown(String name) throws IOException {
    Path file = ROOT.resolve(name);
    GoldenCase golden = GoldenCase.read(file);
    String decided = golden.asDecided(module(folder(name)));
    // The order of keys is not compared: nothing promises it.
    if (golden.says(decided)) {
      return;
    }
    String update = System.getProperty("weir.update", "");
    if (update.equals("true") || update.equals(folder(name))) {
      Files.writeString(file, decided);
    } else {
      assertEquals(golden.asWritten(), decided);
    }
  }

  @Test
  void everyModuleHasCasesAndEveryFolderAModule() throws IOException {
    Set<String> folders =
        cases().stream()
            .map(GoldenModulesTest::folder)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> modules =
        Modules.all().stream()
            .filter(Module.class::isInstance)
            .map(module -> module.names().getFirst())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(modules, folders);
    assertTrue(folders.size() > 0);
  }

  @Test
  void theListIsSorted() {
    List<String> names =
        Modules.all().stream().map(module -> module.getClass().getSimpleName()).toList();
    assertEquals(names.stream().sorted().toList(), names);
  }

  private static String folder(String name) {
    return name.substring(0, name.indexOf('/'));
  }

  private static Module<?, ?> module(String name) {
    AnyModule<?> found = CATALOG.find(name);
    assertTrue(found instanceof Module, "no module named " + name);
    return (Module<?, ?>) found;
  }
}
