package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.connection.ConnectionException;
import weir.module.Outcome;

final class VerbReportTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

  @Test
  void aRestartTellsBothProcesses() {
    VerbReport report = report(Verb.RESTART, false, false);
    result(report, "rome", Outcome.changed(unit("active", "enabled")));
    result(report, "rome", Outcome.ok(Map.of("pid", 9L)));
    assertEquals("rome  currents  restarted  running, process 7 → 9\n", text());
  }

  @Test
  void aRestartOfWhatStoodIsAStart() {
    VerbReport report = report(Verb.RESTART, false, false);
    result(report, "rome", Outcome.changed(Map.of("status", Map.of("ActiveState", "inactive"))));
    result(report, "rome", Outcome.ok(Map.of("pid", 9L)));
    assertEquals("rome  currents  started  running, process 9\n", text());
  }

  @Test
  void hostsBehindTheFirstFailureAreUntouched() {
    VerbReport report = report(Verb.RESTART, false, false);
    result(report, "rome", Outcome.changed(unit("active", "enabled")));
    result(report, "rome", Outcome.failed("step 3 of 7 (local HTTP): refused", Map.of()));
    report.on(new Event.Recap(Map.of()));
    assertEquals(
        """
        rome  currents  FAILED
          restarted, but: step 3 of 7 (local HTTP): refused
        oslo  currents  untouched

        It stopped there, so that what still works goes on working. Untouched: 1 of 2.
        """,
        text());
  }

  @Test
  void aMaskedUnitIsExplained() {
    VerbReport report = report(Verb.START, false, false);
    result(
        report,
        "rome",
        Outcome.failed("Unable to start service currents: Unit currents is masked.", Map.of()));
    assertTrue(text().startsWith("rome  currents  FAILED\n  currents.service is masked, so "));
  }

  @Test
  void whatIsStoppedAndEnabledStartsAgain() {
    VerbReport report = report(Verb.STOP, false, false);
    result(report, "rome", Outcome.changed(unit("active", "enabled")));
    result(report, "rome", Outcome.ok(unit("inactive", "enabled")));
    assertEquals("rome  currents  stopped\n  └ it is enabled: it starts again at boot\n", text());
  }

  @Test
  void whatDoesNotStayStoppedFails() {
    VerbReport report = report(Verb.STOP, false, false);
    result(report, "rome", Outcome.changed(unit("active", "enabled")));
    result(
        report, "rome", Outcome.changed(unit("active", "enabled")).withKind(Outcome.Kind.FAILED));
    assertEquals(
        "rome  currents  FAILED\n  it did not stay so: it is active (running) and enabled\n",
        text());
  }

  @Test
  void aStaticUnitCannotBeEnabled() {
    VerbReport report = report(Verb.ENABLE, false, false);
    result(report, "rome", Outcome.ok(unit("active", "static")));
    result(report, "rome", Outcome.ok(unit("active", "static")));
    assertTrue(text().startsWith("rome  currents  static\n  └ it has no [Install]"), text());
  }

  @Test
  void aForecastIsOneResult() {
    VerbReport report = report(Verb.START, true, false);
    result(report, "rome", Outcome.changed(unit("inactive", "enabled")));
    assertEquals("rome  currents  would be started\n", text());
  }

  @Test
  void programsGetOneText() {
    VerbReport report = report(Verb.START, false, true);
    result(report, "rome", Outcome.ok(unit("active", "enabled")));
    result(report, "rome", Outcome.ok(Map.of("pid", 7L)));
    result(report, "oslo", Outcome.unreachable("no route"));
    assertEquals("", text());
    report.on(new Event.Recap(Map.of()));
    assertEquals(
        """
        [{"host": "rome", "service": "currents", "unit": "currents.service", "result": "runs \
        already", "well": true, "changed": false, "healthy": null, "pid_before": 7, "pid": 7, \
        "message": null, "notes": []}, {"host": "oslo", "service": "currents", "unit": \
        "currents.service", "result": "UNREACHABLE", "well": false, "changed": false, "healthy": \
        null, "pid_before": null, "pid": null, "message": "no route", "notes": []}]
        """,
        text());
  }

  private VerbReport report(Verb verb, boolean forecast, boolean json) {
    Progress progress = new Progress(stream, false, 80);
    VerbReport report =
        new VerbReport(
            verb,
            List.of(host("rome"), host("oslo")),
            new Stage(stream, stream, Ink.PLAIN, progress, 80, json),
            forecast);
    report.on(new Event.PlayStart("currents", false));
    return report;
  }

  private static ServiceHost host(String name) {
    Door closed =
        () -> {
          throw new ConnectionException(ConnectionException.Kind.UNREACHABLE, "closed");
        };
    return new ServiceHost(name, closed, List.of(Service.named("currents")));
  }

  private static void result(VerbReport report, String host, Outcome outcome) {
    TaskInfo task = new TaskInfo("starting", "systemd", null, false, false, false);
    report.on(new Event.HostResult(host, null, task, outcome, false, false));
  }

  private static Map<String, Object> unit(String active, String word) {
    return Map.of(
        "status",
        Map.of(
            "ActiveState",
            active,
            "SubState",
            active.equals("active") ? "running" : "dead",
            "UnitFileState",
            word,
            "MainPID",
            "7"));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
