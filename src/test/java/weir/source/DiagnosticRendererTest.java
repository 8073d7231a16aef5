package weir.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticRendererTest {

  @Test
  void showsPlaceLineCaretReasonAndHint() {
    assertEquals(
        """
        error: a play has no keyword 'taks'
         --> site.yml:2:3
          |
        2 |   taks: []
          |   ^^^^
          = Nobody would hear it.
          = Did you mean 'tasks'?
        """,
        render(
            Diagnostic.error(
                    "a play has no keyword 'taks'", at("- hosts: all\n  taks: []\n", "taks"))
                .withDetail("Nobody would hear it.")
                .withHint("Did you mean 'tasks'?")));
  }

  @Test
  void marginGrowsWithTheNumberOfTheLine() {
    assertEquals(
        """
        warning: odd
          --> site.yml:10:1
           |
        10 | x
           | ^
           = Reason.
        """,
        render(Diagnostic.warning("odd", at("\n".repeat(9) + "x\n", "x")).withDetail("Reason.")));
  }

  @Test
  void caretsCountCodePointsNotUnits() {
    assertEquals(
        """
        error: odd
         --> site.yml:1:3
          |
        1 | 😀 ö😀x
          |   ^^^
        """,
        render(Diagnostic.error("odd", at("😀 ö😀x", "ö😀x"))));
  }

  @Test
  void tabIsShownAsOneBlankSoThatTheCaretFits() {
    assertEquals(
        """
        error: odd
         --> site.yml:1:3
          |
        1 |   x
          |   ^
        """,
        render(Diagnostic.error("odd", at("\t\tx", "x"))));
  }

  @Test
  void spanOfSeveralLinesIsMarkedToTheEndOfItsFirst() {
    assertEquals(
        """
        error: odd
         --> site.yml:1:3
          |
        1 | a bc
          |   ^^
        """,
        render(Diagnostic.error("odd", at("a bc\nde\n", "bc\nde"))));
  }

  @Test
  void carriageReturnIsNotShown() {
    assertEquals(
        """
        error: odd
         --> site.yml:1:1
          |
        1 | ab
          | ^^
        """,
        render(Diagnostic.error("odd", at("ab\r\ncd", "ab\r\ncd"))));
  }

  @Test
  void endOfTheFileHasAPlaceButNoLine() {
    SourceFile file = new SourceFile("site.yml", "a\n");
    assertEquals(
        "error: odd\n --> site.yml:2:1\n", render(Diagnostic.error("odd", file.span(2, 2))));
  }

  @Test
  void veryLongLineIsCutAroundThePlace() {
    String text = "a".repeat(300) + "HERE" + "b".repeat(300);
    String shown = render(Diagnostic.error("odd", at(text, "HERE")));
    List<String> lines = shown.lines().toList();
    assertTrue(lines.get(3).length() < 200, shown);
    assertEquals(lines.get(3).indexOf("HERE"), lines.get(4).indexOf("^^^^"), shown);
  }

  @Test
  void withoutAPlaceOnlyTheWordsAreShown() {
    assertEquals(
        "error: odd\n  = Reason.\n  = Hint.\n",
        render(Diagnostic.error("odd", null).withDetail("Reason.").withHint("Hint.")));
  }

  @Test
  void severalComeInTheOrderOfTheirPlacesAndEachOnce() {
    SourceFile file = new SourceFile("site.yml", "a b\n");
    Diagnostic first = Diagnostic.error("first", file.span(0, 1));
    Diagnostic second = Diagnostic.error("second", file.span(2, 3));
    String shown = DiagnosticRenderer.render(List.of(second, first, second));
    assertEquals(
        List.of("error: first", "error: second"),
        shown.lines().filter(line -> line.startsWith("error")).toList());
    assertTrue(shown.endsWith("\n\n"), shown);
  }

  private static Span at(String text, String part) {
    int start = text.indexOf(part);
    return new SourceFile("site.yml", text).span(start, start + part.length());
  }

  private static String render(Diagnostic diagnostic) {
    return DiagnosticRenderer.render(diagnostic);
  }
}
