package weir.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.DiagnosticRenderer;

/**
 * Each folder is a directory Weir is started in: {@code expected.txt} holds what comes out of its
 * {@code ansible.cfg}, its {@code home} and {@code system}, and the variables in {@code env}, as
 * far as it differs from the defaults; the places are there always. Run with {@code
 * -Dweir.update=true} to write the expectations anew.
 */
final class SettingsGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/weir/cli/settings");

  @TestFactory
  Stream<DynamicTest> readsAsExpected() throws IOException {
    List<Path> folders;
    try (Stream<Path> found = Files.list(CASES)) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    assertTrue(folders.size() >= 8, "the cases were not found");
    return folders.stream()
        .map(folder ->
            DynamicTest.dynamicTest(
                folder.getFileName().toString(), () -> check(folder.toAbsolutePath())));
  }

  private static void check(Path folder) throws IOException {
    Path golden = folder.resolve("expected.txt");
    String actual = outcome(folder).replace(folder.toString(), "HERE");
    if (Boolean.getBoolean("weir.update")) {
      Files.writeString(golden, actual);
    }
    assertEquals(Files.readString(golden), actual);
  }

  private static String outcome(Path folder) throws IOException {
    List<Diagnostic> found = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Path home = folder.resolve("home");
    Path system = folder.resolve("system");
    try {
      Map<String, String> nothing = Map.of("ANSIBLE_CONFIG", "/dev/null");
      AnsibleSettings usual =
          AnsibleSettings.read(new Surroundings(nothing, folder, home, system), _ -> {});
      describe(
          "",
          AnsibleSettings.read(
              new Surroundings(environment(folder), folder, home, system), found::add),
          usual,
          text);
    } catch (DiagnosticException problem) {
      found.addAll(problem.diagnostics());
    }
    return text + DiagnosticRenderer.render(found);
  }

  private static void describe(
      String prefix, Record settings, @Nullable Object usual, StringBuilder text) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value = get(component, settings);
      Object before = usual == null ? null : get(component, (Record) usual);
      String name = prefix + component.getName();
      if (value instanceof Record group) {
        describe(name + ".", group, name.equals("places") ? null : before, text);
      } else if (!String.valueOf(value).equals(String.valueOf(before))) {
        text.append("%s = %s%n".formatted(name, value));
      }
    }
  }

  private static @Nullable Object get(RecordComponent component, Record owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Map<String, String> environment(Path folder) throws IOException {
    Map<String, String> environment = new HashMap<>();
    Path file = folder.resolve("env");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] pair = line.split("=", 2);
        environment.put(pair[0], pair[1].replace("HERE", Objects.toString(folder)));
      }
    }
    return environment;
  }
}
