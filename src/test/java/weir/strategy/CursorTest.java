package weir.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.playbook.Args;
import weir.playbook.Block;
import weir.playbook.Entry;
import weir.playbook.Keywords;
import weir.playbook.Task;
import weir.source.SourceFile;
import weir.source.Span;

final class CursorTest {
  private static final Span SPAN = new SourceFile("play.yml", "x").span(0, 1);

  @Test
  void goesThroughBlocksInOrder() {
    Cursor cursor = cursor(block(List.of(task("a"), task("b")), List.of(task("r")), List.of()));
    assertNext("a", cursor);
    cursor.advance();
    assertNext("b", cursor);
    cursor.advance();
    assertNull(cursor.next());
    assertFalse(cursor.failed());
  }

  @Test
  void rescuesThenDoesWhatAlwaysRuns() {
    Cursor cursor =
        cursor(
            block(List.of(task("a")), List.of(task("rescue")), List.of(task("always"))),
            task("after"));
    assertTrue(cursor.rescuable());
    cursor.fail();
    assertNext("rescue", cursor);
    assertFalse(cursor.rescuable());
    cursor.advance();
    assertNext("always", cursor);
    cursor.advance();
    assertNext("after", cursor);
  }

  @Test
  void failsAfterWhatAlwaysRuns() {
    Cursor cursor =
        cursor(block(List.of(task("a")), List.of(), List.of(task("always"))), task("after"));
    cursor.fail();
    assertNext("always", cursor);
    assertFalse(cursor.failed());
    cursor.advance();
    assertNull(cursor.next());
    assertTrue(cursor.failed());
  }

  @Test
  void anOuterBlockRescuesWhatAnInnerRescueCannot() {
    Block inner = block(List.of(task("a")), List.of(task("inner")), List.of(task("always")));
    Cursor cursor = cursor(block(List.of(inner, task("b")), List.of(task("outer")), List.of()));
    cursor.fail();
    assertNext("inner", cursor);
    assertTrue(cursor.rescuable());
    cursor.fail();
    assertNext("always", cursor);
    cursor.advance();
    assertNext("outer", cursor);
    cursor.advance();
    assertNull(cursor.next());
    assertFalse(cursor.failed());
  }

  @Test
  void failureWithoutARescueEndsTheList() {
    Cursor cursor = cursor(task("a"), task("b"));
    assertFalse(cursor.rescuable());
    cursor.fail();
    assertNull(cursor.next());
    assertTrue(cursor.failed());
  }

  @Test
  void comesBackFromWhatATaskBroughtIn() {
    Cursor cursor = cursor(task("include"), task("after"));
    cursor.enter(Block.of(List.of(task("inside")), Keywords.NONE, SPAN));
    assertNext("inside", cursor);
    cursor.advance();
    assertNext("after", cursor);
  }

  private static void assertNext(String name, Cursor cursor) {
    Task next = cursor.next();
    assertEquals(name, next == null ? null : next.name());
  }

  private static Cursor cursor(Entry... entries) {
    return Cursor.of(List.of(entries), _ -> true);
  }

  private static Block block(List<Entry> body, List<Entry> rescue, List<Entry> always) {
    return new Block(body, rescue, always, Keywords.NONE, SPAN);
  }

  private static Task task(String name) {
    return new Task(
        name, "debug", Args.NONE, Keywords.NONE, Keywords.NONE, null, Path.of("."), SPAN);
  }
}
