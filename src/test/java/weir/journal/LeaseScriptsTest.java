package weir.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import weir.module.Answer;
import weir.module.LocalShell;

/** Who may change a host, under each shell: look, begin, beat, confirm and end. */
class LeaseScriptsTest extends EachShell {

  LeaseScriptsTest(LocalShell shell) {
    super(shell);
  }

  private String begin(String run, int seen, String... lost) {
    Answer answer =
        host.run(
            "begin",
            "owner=me@here\n",
            lost.length == 0
                ? new String[] {run, "60", "" + seen, Rig.ME}
                : new String[] {run, "60", "" + seen, Rig.ME, lost[0]});
    assertEquals("", answer.err());
    return answer.out().strip();
  }

  private void taken(int number, String said) {
    assertTrue(said.matches("taken %s %d \\d+:\\d+".formatted(host.base(), number)), said);
  }

  /** A holder is named whose last sign of life is so old, or as much more as the look took. */
  private static void named(String word, String run, long age, String said) {
    String[] words = said.split(" ", -1);
    assertEquals(4, words.length, said);
    assertEquals(List.of(word, run, Rig.ME), List.of(words[0], words[1], words[3]));
    long told = Long.parseLong(words[2]);
    assertTrue(told >= age && told < age + 5, said);
  }

  @Test
  void theFirstRunTakesTheLeaseAndWritesDownWhoItIs() {
    taken(1, begin("r1", 0));
    assertTrue(
        host.read("lease.1").startsWith("r1 %s ".formatted(Rig.boot())), host.read("lease.1"));
    assertEquals(161, host.read("lease.1").length());
    assertTrue(
        host.read("runs/r1/about")
            .matches("begun=\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}[+-]\\d{4}\nowner=me@here\n"),
        host.read("runs/r1/about"));
  }

  @Test
  void aHolderIsNamedAsLongAsItGivesSignsOfLifeOrIsInAStep() {
    host.lease(3, "r1", 50, "idle", Rig.living());
    named("held", "r1", 50, begin("r2", 3));
    host.lease(3, "r1", 4000, "busy", Rig.living());
    named("held", "r1", 4000, begin("r2", 3));
    host.lease(3, "r1", 1, "busy", Rig.ended());
    named("dying", "r1", 1, begin("r2", 3));
    assertEquals(List.of("lease.3", "pending", "runs"), host.names(""));
  }

  @Test
  void aLeaseThatIsOverIsTakenAndItsFileGoes() {
    String[] over = {
      "r1 %s %d idle %s %s".formatted(Rig.boot(), Rig.uptime() - 61, Rig.living(), Rig.ME),
      "r1 %s %d busy %s %s".formatted(Rig.boot(), Rig.uptime() - 6, Rig.ended(), Rig.ME),
      "r1 another-boot %d idle %s %s".formatted(Rig.uptime(), Rig.living(), Rig.ME),
      "r1 %s free".formatted(Rig.boot()),
      "r1",
      "",
      "r1 %s later busy".formatted(Rig.boot())
    };
    for (int i = 0; i < over.length; i++) {
      int number = 7 + i;
      host.write("lease." + number, over[i].isEmpty() ? "" : over[i] + "\n");
      taken(number + 1, begin("next" + i, number));
      assertFalse(host.exists("lease." + number), over[i]);
    }
  }

  @Test
  void noClockButTheTimeSinceTheHostsStartDecides() {
    host.lease(1, "r1", 50, "idle", Rig.living());
    for (String clock : List.of("1 hour ago", "1 hour")) {
      host.replace("date", "/bin/date -d '%s' \"$@\"".formatted(clock));
      named("held", "r1", 50, begin("r2", 1));
    }
    host.lease(1, "r1", 61, "idle", Rig.living());
    taken(2, begin("r2", 1));
  }

  @Test
  void aRunThatMayNotGoOnIsToldWhy() {
    host.write("lease.4", "r1 %s free\n".formatted(Rig.boot()));
    assertEquals("moved", begin("r2", 3));
    host.write("armed/r1", "");
    assertEquals("armed r1", begin("r2", 4));
    taken(5, begin("r1", 4));
    host.write("runs/r3/undone", "");
    host.path("armed/r1").toFile().delete();
    assertEquals("undone", begin("r3", 5));
  }

  @Test
  void aJournalThatCannotBeKeptIsNoFailure() {
    host.write("x", "");
    host.path("x").toFile().renameTo(host.path("runs").toFile());
    assertTrue(begin("r1", 0).startsWith("none mkdir: "), begin("r1", 0));
  }

  @Test
  void aRunThatComesBackOverAnotherConnectionGivesUpItsOldShell() {
    host.open("r1");
    host.lease(2, "r1", 90, "busy", Rig.living());
    taken(2, begin("r1", 2, Rig.living()));
    assertEquals(Rig.living() + "\n", host.read("runs/r1/lost"));
    assertTrue(host.read("lease.2").contains(" idle "));
    host.lease(3, "r2", 0, "idle", Rig.living());
    named("held", "r2", 0, begin("r1", 2, Rig.living()));
  }

  @Test
  void lookTellsWhatIsLeftAndChangesNothing() {
    assertEquals("lease 0\n", host.run("look", "", "60").out());
    assertFalse(host.exists(""));
    host.lease(2, "r1", 70, "idle", Rig.living());
    host.write("pending/r1", "play\trestart\nplay\treload it\n");
    host.write("reports/r0", "at then\nback /etc/x y\n");
    host.write("armed/r1", "2 30\n");
    assertEquals(
        """
        lease 2
        gone r1 SOME me@here
        pending r1 play\trestart
        pending r1 play\treload it
        report r0 at then
        report r0 back /etc/x y
        armed r1
        """,
        host.run("look", "", "60").out().replaceFirst("r1 7\\d ", "r1 SOME "));
  }

  @Test
  void aBeatIsHeardOnlyOfTheRunThatHasTheHost() {
    host.open("r1");
    host.lease(2, "r1", 50, "busy", Rig.living());
    assertEquals("kept", host.line("beat", host.base(), "2", "r1", "idle"));
    assertTrue(host.read("lease.2").matches("r1 \\S+ \\d+ idle \\d+:\\d+ me@here +\n"));
    String kept = host.read("lease.2");
    assertEquals("lost", host.line("beat", host.base(), "2", "r2", "idle"));
    assertEquals("lost", host.line("beat", host.base(), "1", "r1", "idle"));
    assertEquals(kept, host.read("lease.2"));
    host.write("runs/r1/undone", "");
    assertEquals("undone", host.line("beat", host.base(), "2", "r1", "idle"));
    host.write("lease.5", "r5 %s free\n".formatted(Rig.boot()));
    assertEquals("lost", host.line("beat", host.base(), "5", "r5", "idle"));
  }

  @Test
  void aConfirmationMayBeAskedForAgainAndComesTooLateOnce() {
    host.open("r1");
    host.write("armed/r1", "2 30\n");
    assertEquals("confirmed", host.line("confirm", host.base(), "r1"));
    assertFalse(host.exists("armed/r1"));
    assertEquals("confirmed", host.line("confirm", host.base(), "r1"));
    assertEquals("undone", host.line("confirm", host.base(), "r2"));
  }

  @Test
  void anEndGivesTheHostFreeAndForgetsOldRunsButNeverItsOwn() {
    for (String run : List.of("a", "b", "c", "d")) {
      host.open(run);
    }
    host.write("runs/a/out.1", "said");
    host.write("pending/b", "p\th\n");
    host.write("reports/b", "at\n");
    host.lease(8, "x", 0, "free", "");
    host.lease(9, "a", 0, "idle", Rig.living());
    assertEquals("", host.line("end", host.base(), "9", "a", "3", "524288", "b"));
    assertEquals("a %s free".formatted(Rig.boot()), host.read("lease.9").strip());
    assertFalse(host.exists("lease.8"));
    assertEquals(List.of("a", "c", "d"), host.names("runs"));
    assertEquals("closed\n", host.read("runs/a/journal"));
    assertFalse(
        host.exists("runs/a/out.1") || host.exists("pending/b") || host.exists("reports/b"));
    host.write("runs/c/kept/1.1", "x".repeat(200_000));
    host.line("end", host.base(), "9", "a", "30", "100");
    assertEquals(List.of("a", "d"), host.names("runs"));
  }
}
