package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weir.service.UnitEvent.Kind;

/** Which of PID 1's lines are crashes. */
final class CrashesTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private final List<UnitEvent> events = new ArrayList<>();

  private CrashesTest at(double seconds, Kind kind) {
    return at(seconds, kind, "", "");
  }

  private CrashesTest at(double seconds, Kind kind, String result, String status) {
    long micros = START.getEpochSecond() * 1_000_000 + Math.round(seconds * 1_000_000);
    events.add(new UnitEvent(micros, kind, result, "", status));
    return this;
  }

  private CrashesTest crash(double seconds) {
    return at(seconds, Kind.EXITED, "", "9").at(seconds, Kind.FAILED, "signal", "");
  }

  private Crashes crashes() {
    return Crashes.of(events, START, START.getEpochSecond() - 1, 1000);
  }

  @Test
  void countsEachCrashAndItsDowntime() {
    at(0, Kind.STARTED).crash(10).at(13, Kind.RESTART_SCHEDULED).at(13.2, Kind.STARTED);
    crash(20).at(23, Kind.RESTART_SCHEDULED).at(23.1, Kind.STARTED);
    List<Crash> list = crashes().list();
    assertEquals(2, list.size());
    assertEquals(Duration.ofMillis(3200), list.getFirst().down());
    assertEquals("signal 9", list.getFirst().cause());
    assertEquals(Crash.After.BACK, list.getLast().after());
  }

  @Test
  void aCrashThatADrillAskedForIsCountedApart() {
    at(0, Kind.STARTED).at(10, Kind.DRILL).crash(10.1).at(13, Kind.STARTED).crash(20);
    at(23, Kind.STARTED);
    Crashes crashes = crashes();
    assertEquals(1, crashes.list().size());
    assertEquals(START.plusSeconds(20), crashes.list().getFirst().at());
    assertEquals(Duration.ofMillis(2900), crashes.drills().getFirst().down());
  }

  @Test
  void aDrillExcusesNoLaterCrash() {
    at(0, Kind.STARTED).at(10, Kind.DRILL).at(10.2, Kind.RESTART_SCHEDULED);
    at(10.3, Kind.STARTED).crash(11).at(14, Kind.STARTED).at(20, Kind.DRILL).crash(50);
    assertEquals(2, crashes().list().size());
    assertEquals(0, crashes().drills().size());
  }

  @Test
  void whatSomebodyStopsIsNoCrashHoweverBadlyItEnds() {
    at(0, Kind.STARTED).at(5, Kind.STOPPING).at(6, Kind.EXITED, "", "143");
    at(6, Kind.FAILED, "exit-code", "");
    assertEquals(List.of(), crashes().list());
    assertEquals(true, crashes().stopped());
  }

  @Test
  void aRefusedStartIsNoFurtherCrash() {
    at(0, Kind.STARTED).crash(1).at(1.1, Kind.RESTART_SCHEDULED).at(1.2, Kind.FAILED, "signal", "");
    assertEquals(1, crashes().list().size());
    assertEquals(Crash.After.DOWN, crashes().list().getFirst().after());
  }

  @Test
  void manualStartsThatAreRefusedAreNoCrash() {
    at(0, Kind.STARTED).at(1, Kind.FAILED, "start-limit-hit", "");
    assertEquals(0, crashes().list().size());
  }

  @Test
  void aCrashThatSomebodyEndsHasNoDowntime() {
    at(0, Kind.STARTED).crash(1).at(2, Kind.STOPPING).at(100, Kind.STARTED);
    Crash crash = crashes().list().getFirst();
    assertEquals(Crash.After.STOPPED, crash.after());
    assertNull(crash.down());
  }

  @Test
  void crashingAgainBeforeItStartedEndsTheDowntimeOfTheFirst() {
    at(0, Kind.STARTED).crash(1).at(2, Kind.STARTING).at(4, Kind.EXITED, "", "1");
    at(4, Kind.FAILED, "exit-code", "").at(9, Kind.STARTED);
    List<Crash> list = crashes().list();
    assertEquals(Crash.After.AGAIN, list.getFirst().after());
    assertEquals(Duration.ofSeconds(3), list.getFirst().down());
    assertEquals(Duration.ofSeconds(5), list.getLast().down());
  }

  @Test
  void nothingIsKnownBeforeTheJournalBegins() {
    Instant first = START.plusSeconds(60);
    assertEquals(first, Crashes.of(events, START, first.getEpochSecond(), 1000).knownSince());
    assertNull(crashes().knownSince());
    assertFalse(Crashes.of(events, START, 0, 1000).readable());
  }

  @Test
  void nothingIsKnownBeforeTheOldestEventOfAFullAnswer() {
    crash(50).crash(60);
    assertEquals(START.plusSeconds(50), Crashes.of(events, START, 1, 4).knownSince());
  }

  @Test
  void aLoopEndsWhenItHasRunForLonger() {
    at(0, Kind.STARTED).crash(10).at(13, Kind.STARTED).crash(20).at(23, Kind.STARTED).crash(30);
    at(33, Kind.STARTED);
    assertEquals(START.plusSeconds(10), crashes().loopingSince(START.plusSeconds(35)));
    assertNotNull(crashes().loopingSince(START.plusSeconds(59)));
    assertNull(crashes().loopingSince(START.plusSeconds(61)));
  }

  @Test
  void aLoopEndsWhenSomebodyRestartsTheService() {
    at(0, Kind.STARTED).crash(10).at(13, Kind.STARTED).crash(20).at(23, Kind.STARTED).crash(30);
    at(33, Kind.STARTED).at(34, Kind.STOPPING).at(34.1, Kind.STARTED);
    assertNull(crashes().loopingSince(START.plusSeconds(35)));
    crash(36).at(39, Kind.STARTED);
    assertNotNull(crashes().loopingSince(START.plusSeconds(40)));
  }
}
