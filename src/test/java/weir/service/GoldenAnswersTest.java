package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import weir.connection.Answer;
import weir.modules.Json;

/**
 * What hosts really answered, or nearly: the first line of a {@code NAME.answer} is the value of
 * {@code weir_services}, the rest the host's. {@code NAME.txt} holds what a person is shown. Run
 * with {@code -Dweir.update=true} to write the expectations anew.
 */
final class GoldenAnswersTest {
  private static final Path CASES = Path.of("src/test/resources/weir/service");
  private static final int OWNERS_RULE = 10;

  @TestFactory
  Stream<DynamicTest> statusIsShownAsExpected() throws IOException {
    return cases("status", 20, answer -> String.join("\n", status(answer)));
  }

  @TestFactory
  Stream<DynamicTest> crashesAreShownAsExpected() throws IOException {
    return cases("crashes", 3, answer -> String.join("\n", crashes(answer)));
  }

  private static Stream<DynamicTest> cases(String kind, int least, Function<String, String> shown)
      throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(CASES.resolve(kind))) {
      inputs = files.filter(file -> file.toString().endsWith(".answer")).sorted().toList();
    }
    assertTrue(inputs.size() >= least, "the cases were not found");
    return inputs.stream()
        .map(input ->
            DynamicTest.dynamicTest(input.getFileName().toString(), () -> check(input, shown)));
  }

  private static void check(Path input, Function<String, String> shown) throws IOException {
    String name = input.getFileName().toString();
    Path golden = input.resolveSibling(name.replace(".answer", ".txt"));
    String actual = shown.apply(Files.readString(input)) + "\n";
    if (Boolean.getBoolean("weir.update")) {
      Files.writeString(golden, actual);
    }
    assertEquals(Files.readString(golden), actual);
  }

  private static List<String> status(String answer) {
    List<Service> services = services(answer);
    List<Row> rows = new ArrayList<>();
    for (Sight sight : StatusQuestion.read(services, new Answer(0, body(answer), ""))) {
      rows.add(Row.of("web1", sight, null, OWNERS_RULE));
    }
    List<String> lines = new ArrayList<>(StatusTable.render(rows, 120, Ink.PLAIN));
    lines.add(rows.stream().allMatch(Row::well) ? "all is well" : "not all is well");
    return lines;
  }

  private static List<String> crashes(String answer) {
    ServiceHost host =
        new ServiceHost(
            "web1",
            () -> {
              throw new AssertionError("no host is asked");
            },
            services(answer));
    List<CrashReport> reports = CrashReport.read(host, body(answer), Duration.ofDays(2));
    List<String> lines = new ArrayList<>(new CrashChart(90, Ink.PLAIN, 2, 10, 3).render(reports));
    lines.add(CrashJson.render(reports));
    return lines;
  }

  private static List<Service> services(String answer) {
    try {
      return ServiceList.read(Json.read(answer.lines().findFirst().orElseThrow()), "web1", null);
    } catch (Json.NotJson e) {
      throw new AssertionError(e);
    }
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf('\n') + 1);
  }
}
