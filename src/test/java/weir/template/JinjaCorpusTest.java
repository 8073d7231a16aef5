package weir.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus of templates with the answers of Jinja2 and Ansible. */
class JinjaCorpusTest {
  private static final double WANTED = 0.99;
  private static final Set<String> MISSES = misses();

  /** The engine's seams, as far as the corpus asks for them. */
  static EngineOptions options() {
    Lookups lookups =
        Lookups.of(
            Map.of(
                "env", call -> results("/root"),
                "pipe", call -> results("hi"),
                "lines", call -> results("a", "b")));
    return EngineOptions.defaults()
        .with(lookups)
        .with((kind, path) -> kind.equals("directory") && Files.isDirectory(Path.of(path)));
  }

  private static List<@Nullable Object> results(String... texts) {
    return new ArrayList<>(Arrays.asList(texts));
  }

  static List<JinjaCase> held() {
    return JinjaCase.all("jinja-cases.jsonl").stream()
        .filter(c -> !MISSES.contains(c.id()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("held")
  void answersAsJinjaAndAnsibleDo(JinjaCase jinjaCase) {
    String problem = jinjaCase.problem(new TemplateEngine(options()));
    assertNull(problem, () -> jinjaCase.id() + ": " + jinjaCase.source());
  }

  /** Odd arguments, types and mistakes: one test, since each case is small and they are many. */
  @Test
  void answersOddArgumentsAsJinjaAndAnsibleDo() {
    TemplateEngine engine = new TemplateEngine(options());
    Map<String, String> problems = new TreeMap<>();
    List<JinjaCase> cases = JinjaCase.all("more-cases.jsonl");
    for (JinjaCase one : cases) {
      String problem = one.problem(engine);
      if (problem != null) {
        problems.put(one.id() + " " + one.source(), problem);
      }
    }
    assertTrue(cases.size() > 1000, () -> cases.size() + " cases only");
    assertEquals(Map.of(), problems);
  }

  @Test
  void listsEveryMissAndNoneThatIsMended() {
    TemplateEngine engine = new TemplateEngine(options());
    Map<String, int[]> score = new TreeMap<>();
    Set<String> missed = new TreeSet<>();
    int all = 0;
    for (JinjaCase one : JinjaCase.all("jinja-cases.jsonl")) {
      int[] counts = score.computeIfAbsent(one.category(), name -> new int[2]);
      counts[1]++;
      all++;
      if (one.problem(engine) == null) {
        counts[0]++;
      } else {
        missed.add(one.id());
      }
    }
    StringBuilder table = new StringBuilder();
    score.forEach((name, n) -> table.append("%s %d/%d%n".formatted(name, n[0], n[1])));
    assertEquals(new TreeSet<>(MISSES), missed, table::toString);
    assertTrue(missed.size() <= all * (1 - WANTED), table::toString);
  }

  private static Set<String> misses() {
    try (InputStream in = JinjaCorpusTest.class.getResourceAsStream("jinja-misses.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Set<String> ids = new TreeSet<>();
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> ids.add(line.substring(0, line.indexOf(' '))));
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
