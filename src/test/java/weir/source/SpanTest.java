package weir.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SpanTest {

  @Test
  void countsLinesAndColumnsFromOne() {
    assertEquals("f:1:1", place("ab\ncd\n", "a"));
    assertEquals("f:1:2", place("ab\ncd\n", "b"));
    assertEquals("f:2:1", place("ab\ncd\n", "c"));
  }

  @Test
  void lineEndBelongsToItsLine() {
    SourceFile file = new SourceFile("f", "ab\ncd");
    assertEquals("f:1:3", file.span(2, 3).toString());
    assertEquals("ab", file.lineTextAt(2));
  }

  @Test
  void surrogatePairIsOneColumn() {
    assertEquals("f:1:4", place("😀ö😀x", "x"));
  }

  @Test
  void carriageReturnIsNoPartOfTheLine() {
    SourceFile file = new SourceFile("f", "ab\r\ncd\r\n");
    assertEquals("ab", file.lineTextAt(0));
    assertEquals("f:2:2", place(file.text(), "d"));
    assertEquals("cd", file.lineTextAt(5));
  }

  @Test
  void tabIsOneColumn() {
    assertEquals("f:1:3", place("\t\tx", "x"));
  }

  @Test
  void endOfTheTextIsAPlace() {
    assertEquals("f:3:1", new SourceFile("f", "a\nb\n").span(4, 4).toString());
    assertEquals("f:1:1", new SourceFile("f", "").span(0, 0).toString());
    assertEquals("", new SourceFile("f", "a\n").lineTextAt(2));
  }

  @Test
  void twoSpansMakeOneThatHoldsBoth() {
    SourceFile file = new SourceFile("f", "abcdef");
    assertEquals(file.span(1, 5), file.span(4, 5).to(file.span(1, 2)));
  }

  @Test
  void wrongOrderIsOurOwnMistake() {
    SourceFile file = new SourceFile("f", "abc");
    IllegalArgumentException bug =
        assertThrows(IllegalArgumentException.class, () -> file.span(2, 1));
    assertTrue(String.valueOf(bug.getMessage()).endsWith("This is a bug in Weir."));
  }

  private static String place(String text, String part) {
    int start = text.indexOf(part);
    return new SourceFile("f", text).span(start, start + part.length()).toString();
  }
}
