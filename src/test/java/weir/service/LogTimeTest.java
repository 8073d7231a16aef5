package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import weir.source.DiagnosticException;

/** Times of {@code --since} and of log lines. */
final class LogTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static String since(String text) {
    return LogTime.since(text, NOW).toString();
  }

  @Test
  void sinceIsWrittenAsPeopleDo() {
    assertEquals("2026-11-23T11:30:00Z", since("30m"));
    assertEquals("2026-11-23T10:00:00Z", since("2 hours ago"));
    assertEquals("2026-11-20T12:00:00Z", since("3d"));
    assertEquals("2026-11-22T00:00:00Z", since("yesterday"));
    assertEquals("2026-11-23T09:05:00Z", since("9:05"));
    assertEquals("2026-11-23T09:05:07Z", since("09:05:07"));
    assertEquals("2026-11-01T00:00:00Z", since("2026-11-01"));
    assertEquals("2026-11-01T10:20:00Z", since("2026-11-01 10:20"));
    assertEquals("2026-11-01T08:20:30Z", since("2026-11-01T10:20:30+02:00"));
  }

  @Test
  void whatIsNoTimeIsTold() {
    assertThrows(DiagnosticException.class, () -> since("soon"));
    assertThrows(DiagnosticException.class, () -> since("2026-13-01"));
    assertThrows(DiagnosticException.class, () -> since("25:00"));
  }

  @Test
  void linesBeginWithTheirTime() {
    assertEquals(
        Instant.parse("2026-11-23T10:00:01.250Z"), LogTime.of("2026-11-23 10:00:01,250 ERROR x"));
    assertEquals(
        Instant.parse("2026-11-23T10:00:01Z"), LogTime.of("[2026-11-23 10:00:01 +0000] [7] x"));
    assertEquals(Instant.parse("2026-11-23T09:00:01Z"), LogTime.of("2026-11-23T10:00:01+0100 x"));
    assertNull(LogTime.of("GET /health 200"));
    assertNull(LogTime.of("2026-11-43 10:00:01 x"));
  }
}
