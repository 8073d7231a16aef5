package weir.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code weir/facts} holds what the script printed on a host and the facts that come
 * of it; {@code -Dweir.update=true} writes the facts anew.
 */
class FactsParserTest {
  private static final Path CASES = Path.of("src/test/resources/weir/facts");

  @TestFactory
  List<DynamicTest> gathersWhatTheHostIs() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<DynamicTest> tests =
          folders
              .sorted()
              .map(folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
              .toList();
      assertTrue(tests.size() > 4, "cases found: " + tests.size());
      return tests;
    }
  }

  private static void check(Path folder) throws IOException {
    Facts facts = FactsParser.parse(Files.readString(folder.resolve("gathered.txt")));
    StringBuilder text = new StringBuilder();
    facts.values().forEach((name, value) -> print(text, name, value));
    Path expected = folder.resolve("facts.txt");
    if (Boolean.getBoolean("weir.update")) {
      Files.writeString(expected, text);
    }
    assertEquals(Files.readString(expected), text.toString());
  }

  /** One leaf a line, strings in quotes, so that a wrong type shows. */
  private static void print(StringBuilder out, String path, Object value) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() ->
          new TreeMap<>(map).forEach((key, item) -> print(out, path + "." + key, item));
      case List<?> list when !list.isEmpty() -> {
        for (int i = 0; i < list.size(); i++) {
          print(out, path + "[" + i + "]", list.get(i));
        }
      }
      case String text -> out.append(path).append(": \"").append(text).append("\"\n");
      case null, default -> out.append(path).append(": ").append(value).append('\n');
    }
  }

  @Test
  void emptyOutputGivesNoPlatformAndDoesNotFail() {
    Facts facts = FactsParser.parse("");
    assertEquals("NA", facts.text("distribution_version"));
    assertEquals("", facts.text("hostname"));
  }

  @Test
  void localFactsMayBeJsonIniOrProgramsAndFailuresAreTold() {
    String output =
        """
        \036read /f/a.fact
        [General]
        Beds = 3
        color: red
          and blue
        ; no
        \036read /f/b.fact
        {"n": 1, "f": 1.5e1, "x": [null, true, "\\u00e9"]}
        \036run /f/c.fact
        {"a": -2}
        \036status 0 /f/c.fact

        \036run /f/d.fact

        \036status 3 /f/d.fact

        \036read /f/e.fact
        junk
        """;
    Map<?, ?> local = LocalFacts.of(Gathered.split(output));
    assertEquals(Map.of("General", Map.of("beds", "3", "color", "red\nand blue")), local.get("a"));
    assertEquals("{n=1, f=15.0, x=[null, true, é]}", String.valueOf(local.get("b")));
    assertEquals(Map.of("a", -2L), local.get("c"));
    assertEquals("Failure executing fact script (/f/d.fact), rc: 3, err: ", local.get("d"));
    assertEquals(
        "error loading facts as JSON or ini - please check content: /f/e.fact", local.get("e"));
  }
}
