package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.source.DiagnosticException;
import weir.source.DiagnosticRenderer;
import weir.template.Template;

final class ExtraVarsTest {
  @TempDir private Path directory;

  @Test
  void valuesOfPairsAreStrings() {
    assertEquals(Map.of("port", "80", "on", "true"), ExtraVars.of(List.of("port=80 on=true")));
  }

  @Test
  void quotesHoldWordsTogether() {
    assertEquals(
        Map.of("greeting", "good day", "empty", ""),
        ExtraVars.of(List.of("greeting='good day' empty=")));
  }

  @Test
  void valueMayHoldAnEqualsSign() {
    assertEquals(Map.of("option", "a=b"), ExtraVars.of(List.of("option=a=b")));
  }

  @Test
  void jsonKeepsItsTypes() {
    assertEquals(
        Map.of("port", 80L, "names", List.of("a", "b"), "on", true),
        ExtraVars.of(List.of("{\"port\": 80, \"names\": [\"a\", \"b\"], \"on\": true}")));
  }

  @Test
  void laterOptionsWin() {
    assertEquals(Map.of("a", "2"), ExtraVars.of(List.of("a=1", "a=2")));
  }

  @Test
  void fileIsReadAsYaml() throws IOException {
    Path file = Files.writeString(directory.resolve("vars.yml"), "port: 80\nname: web\n");
    assertEquals(Map.of("port", 80L, "name", "web"), ExtraVars.of(List.of("@" + file)));
  }

  @Test
  void emptyFileGivesNothing() throws IOException {
    Path file = Files.writeString(directory.resolve("vars.yml"), "---\n");
    assertEquals(Map.of(), ExtraVars.of(List.of("@" + file)));
  }

  @Test
  void templateIsEvaluatedLater() {
    Object value = ExtraVars.of(List.of("url=http://{{host}}/")).get("url");
    assertEquals("http://{{host}}/", assertInstanceOf(Template.class, value).source());
  }

  @Test
  void listIsNoSetOfVariables() {
    assertTrue(told("[1, 2]").contains("variables are a mapping, not a list"));
  }

  @Test
  void missingFileIsNamed() {
    assertTrue(told("@" + directory.resolve("none")).contains("none"));
  }

  @Test
  void wordWithoutValueIsShownInItsPlace() {
    assertEquals(
        """
        error: 'port' is no variable
         --> -e:1:1
          |
        1 | port
          | ^^^^
          = Write NAME=VALUE, a mapping in YAML or JSON, or @FILE.
        """,
        told("port"));
  }

  private static String told(String option) {
    DiagnosticException problem =
        assertThrows(DiagnosticException.class, () -> ExtraVars.of(List.of(option)));
    return DiagnosticRenderer.render(problem.diagnostics().getFirst());
  }
}
