package weir.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weir.connection.Answer;
import weir.module.Undo;

/** What is made of the words of the journal's scripts, whole, cut off, or never theirs. */
class ReadingsTest {
  private static final String LOOK =
      """
      lease 12
      held r2 7 me@here or there
      pending r1 a play\trestart it
      pending r1 no handler
      report r0 at 2026
      report r0 back /etc/x y
      armed r1
      a line of somebody's
      """;

  @Test
  void whatEarlierRunsHaveLeftIsReadLineByLine() {
    Found found = Found.parse(LOOK);
    assertEquals(12, found.lease());
    assertEquals(new Found.Holder("r2", 7, "me@here or there", false), found.holder());
    assertNull(found.gone());
    assertEquals(List.of(new Found.Pending("r1", "a play", "restart it")), found.pending());
    assertEquals(
        List.of(new Found.Report("r0", "at 2026"), new Found.Report("r0", "back /etc/x y")),
        found.reports());
    assertEquals(List.of("r1"), found.armed());
    Found other = Found.parse("lease 2\ndying r1 3 me@here\ngone r0 99 you@there\n");
    assertEquals(new Found.Holder("r1", 3, "me@here", true), other.holder());
    assertEquals(new Found.Holder("r0", 99, "you@there", false), other.gone());
  }

  @Test
  void handlersOfThisRunUnderAnotherNameOfTheHostAreNotLeftOver() {
    assertEquals(List.of(), Found.parse(LOOK).without("r1").pending());
    assertEquals(Found.parse(LOOK), Found.parse(LOOK).without("r2"));
  }

  @Test
  void textThatIsCutOffAnywhereOrMixedUpIsReadWithoutFailing() {
    String history = "base /b\nrun r1\nbegun then\nowner me\nstep 1-7 0 a\nsteps 1\nstate closed\n";
    String undone = "back /a b\ngone /c\nunit a.service active\nleft it\nfailed it: why\n| -a\n";
    Random random = new Random(7);
    for (String text : List.of(LOOK, history, undone, "ended 3\nout")) {
      for (int end = 0; end <= text.length(); end++) {
        readAll(text.substring(0, end));
        StringBuilder mixed = new StringBuilder(text);
        mixed.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
        mixed.deleteCharAt(random.nextInt(mixed.length()));
        readAll(mixed.toString());
      }
    }
  }

  private static void readAll(String text) {
    Found found = Found.parse(text);
    assertTrue(found.lease() >= -1_000_000_000_000_000L);
    assertTrue(History.parse(text).runs().size() <= 2);
    assertTrue(Reversal.parse(text).undone().size() <= 6);
    assertTrue(Sought.parse(new Answer(0, text, "")).toString().length() > 1);
  }

  @Test
  void onlyAStatusThatIsOneMakesAStepEnded() {
    assertEquals(
        new Sought.Ended(new Answer(3, "out\n", "err")),
        Sought.parse(new Answer(0, "ended 3\nout\n", "err")));
    assertEquals(new Sought.Absent(), Sought.parse(new Answer(0, "absent\n", "")));
    assertEquals(new Sought.Running(), Sought.parse(new Answer(0, "running\n", "")));
    for (String text : List.of("cut\n", "", "ended\n", "ended x\n", "ended -1\n", "endless 0\n")) {
      assertEquals(new Sought.Cut(), Sought.parse(new Answer(0, text, "")), text);
    }
  }

  @Test
  void aLeaseMayLieInADirectoryWithSpaces() {
    assertEquals(
        new Lease("/home/a b/weir", 7, "12:34"), Lease.parse("taken /home/a b/weir 7 12:34"));
  }

  @Test
  void theHistoryGivesStepsAndStatesAndWhatCanBeUndone() {
    History history =
        History.parse(
            """
            base /var/lib/weir
            run r1
            begun then
            owner me@here
            command weir run a.yml
            step 1-7 0 a task: does it
            step 2-7
            steps 2
            left 1
            state closed
            run r2
            steps 1
            state reverted
            run r3
            steps 1
            state sideways
            run r4
            steps 0
            state open
            """);
    assertEquals("/var/lib/weir", history.base());
    assertEquals(
        new PastRun(
            "r1",
            "then",
            "me@here",
            "weir run a.yml",
            List.of(new PastRun.Step(1, 0, "a task: does it")),
            2,
            1,
            PastRun.State.CLOSED),
        history.runs().getFirst());
    assertEquals(List.of("r3"), ids(history.back("")));
    assertEquals(List.of("r3", "r1"), ids(history.back("r1")));
    assertEquals(List.of(), ids(history.back("r9")));
  }

  private static List<String> ids(List<PastRun> runs) {
    return runs.stream().map(PastRun::id).toList();
  }

  @Test
  void whatIsUndoneIsToldOnceAndWhatTheHostHasUndoneIsNoFailure() {
    Reversal reversal =
        Reversal.parse(
            "back /a\nback /a\ngone /b\nunit c.service active\nleft d\nfailed e\n| +f\n");
    assertEquals(
        new Reversal(
            List.of("/a as it was", "/b removed", "c.service is active"),
            List.of("d"),
            List.of("e"),
            List.of("+f")),
        reversal);
    assertTrue(Reversal.refused(new Refused(Refusal.UNDONE)).failed().isEmpty());
    assertFalse(Reversal.refused(new Refused(Refusal.LOST)).failed().isEmpty());
  }

  @Test
  void aWayBackIsWordsWithNothingThatCouldBeTakenForOthers() {
    assertEquals(
        List.of("name", "/a", "none", "b", "name", "/"),
        WayBack.words(new Undo.Paths(Undo.Keep.NAME, List.of("/a//", "b", "///"))));
    assertEquals(
        List.of("none", "/a b"), WayBack.words(new Undo.Paths(Undo.Keep.WHOLE, List.of("/a\nb"))));
    assertEquals(List.of("none", "two lines"), WayBack.words(new Undo.Impossible("two\nlines")));
    assertEquals("a b\tc", Entry.pendingLine("a\nb", "c"));
  }
}
