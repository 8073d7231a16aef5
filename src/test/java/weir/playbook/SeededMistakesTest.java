package weir.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weir.module.Catalog;
import weir.modules.Modules;
import weir.source.Diagnostic;
import weir.source.Span;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;

/**
 * One repository with mistakes of all kinds. Each file says in its first lines which it holds:
 * {@code # LINE:COLUMN words of the message}, so that no golden file can be wrong with the program.
 */
final class SeededMistakesTest {
  private static final Path REPOSITORY = Path.of("src/test/resources/weir/playbook/seeded");
  private static final Pattern STATED = Pattern.compile("# (\\d+:\\d+) ?(.*)");

  @Test
  void everyMistakeIsToldAtItsPlaceInOneGo() throws IOException {
    Map<String, String> stated = stated();
    assertTrue(stated.size() >= 60, () -> "only %d mistakes are seeded".formatted(stated.size()));
    Map<String, List<String>> told = told();
    assertEquals(new TreeSet<>(stated.keySet()), new TreeSet<>(told.keySet()));
    stated.forEach((place, words) -> {
      List<String> summaries = Objects.requireNonNull(told.get(place));
      assertTrue(
          summaries.stream().anyMatch(summary -> summary.contains(words)),
          () -> "%s: '%s' is not in %s".formatted(place, words, summaries));
    });
  }

  private static Map<String, String> stated() throws IOException {
    Map<String, String> stated = new TreeMap<>();
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String line : Files.readAllLines(file)) {
          Matcher matcher = STATED.matcher(line);
          if (!matcher.matches()) {
            break;
          }
          stated.put(REPOSITORY.relativize(file) + ":" + matcher.group(1), matcher.group(2));
        }
      }
    }
    return stated;
  }

  private static Map<String, List<String>> told() throws IOException {
    PlaybookReader reader =
        new PlaybookReader(
            new Catalog(Modules.all()),
            new TemplateEngine(EngineOptions.defaults()),
            Map.of(),
            RolePaths.NONE,
            file -> file);
    try (Stream<Path> files = Files.list(REPOSITORY)) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .sorted()
          .flatMap(file -> reader.read(file).problems().stream())
          .collect(
              Collectors.groupingBy(
                  SeededMistakesTest::place,
                  TreeMap::new,
                  Collectors.mapping(Diagnostic::summary, Collectors.toList())));
    }
  }

  private static String place(Diagnostic diagnostic) {
    Span span = Objects.requireNonNull(diagnostic.span(), diagnostic.summary());
    Path file = REPOSITORY.relativize(Path.of(span.file().name()));
    return "%s:%d:%d".formatted(file, span.line(), span.column());
  }
}
