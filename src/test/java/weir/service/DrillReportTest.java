package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.connection.ConnectionException;
import weir.module.Outcome;

final class DrillReportTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

  @Test
  void tellsNumbersAndWhatTheyMean() {
    DrillReport report = report(120, false, false);
    result(report, "rome", Outcome.changed(values(List.of(crash(3.21, 3.23, false)))));
    result(report, "oslo", Outcome.changed(values(List.of(crash(3.3, 3.31, false)))));
    report.on(new Event.Recap(Map.of()));
    assertEquals(
        """
        host  service   signal  down for   back after  process        restarts  invocation           result
        rome  currents  KILL    3.21 s     3.25 s      7 → 9          0 → 1     93d0cca0 → 4b906d4f  passed
        oslo  currents  KILL    3.30 s     3.25 s      7 → 9          0 → 1     93d0cca0 → 4b906d4f  passed

        A crash costs 3.21 to 3.30 s without answers, of which systemd waits 3.0 s (RestartSec). Looked every 35 ms.
        """,
        text());
  }

  @Test
  void fitsANarrowTerminal() {
    DrillReport report = report(80, false, false);
    result(report, "rome", Outcome.changed(values(List.of(crash(3.21, 3.23, false)))));
    assertEquals(
        """
        host  service   signal  down for   back after  process        restarts  result
        rome  currents  KILL    3.21 s     3.25 s      7 → 9          0 → 1     passed
        """,
        text());
  }

  @Test
  void whatWasTooShortToSeeIsNotNothing() {
    DrillReport report = report(80, false, false);
    result(report, "rome", Outcome.changed(values(List.of(crash(0, 0.04, true)))));
    report.on(new Event.Recap(Map.of()));
    assertTrue(text().contains("KILL    < 0.04 s "), text());
    assertTrue(text().contains("A crash costs 0.04 s without answers"), text());
  }

  @Test
  void aRefusalHasNoNumbers() {
    DrillReport report = report(80, false, false);
    Map<String, Object> values = new LinkedHashMap<>(Map.of("refused", true));
    result(report, "rome", Outcome.failed("currents.service is not healthy before", values));
    report.on(new Event.Recap(Map.of()));
    assertEquals(
        """
        rome  currents  REFUSED
          currents.service is not healthy before
        untouched: currents on oslo
        """,
        text());
  }

  @Test
  void aRebootIsAboutAllServicesOfItsHost() {
    DrillReport report = report(80, true, false);
    report.on(new Event.PlayStart("services", false));
    Map<String, Object> one =
        Map.of(
            "unit",
            "currents.service",
            "host_back",
            3.9,
            "back_after",
            4.0,
            "pid",
            List.of(7L, 5L));
    Map<String, Object> two =
        Map.of("unit", "ssh.service", "host_back", 3.9, "back_after", 5.1, "pid", List.of(8L, 6L));
    result(report, "rome", Outcome.changed(values(List.of(one, two))));
    report.on(new Event.Recap(Map.of()));
    assertEquals(
        """
        host  service   host back  service back  process        restarts  result
        rome  currents  3.9 s      4.0 s         7 → 5          -         passed
        rome  ssh       3.9 s      5.1 s         8 → 6          -         passed
        untouched: currents on oslo
        """,
        text());
  }

  @Test
  void programsGetEveryNumber() {
    DrillReport report = report(80, false, true);
    result(report, "rome", Outcome.changed(values(List.of(crash(3.21, 3.23, false)))));
    assertEquals("", text());
    report.on(new Event.Recap(Map.of()));
    assertTrue(text().startsWith("[{\"host\": \"rome\", \"service\": \"currents\", "), text());
    assertTrue(text().contains("\"passed\": true"), text());
    assertTrue(text().contains("\"downtime\": 3.21"), text());
  }

  private DrillReport report(int width, boolean reboot, boolean json) {
    Door closed =
        () -> {
          throw new ConnectionException(ConnectionException.Kind.UNREACHABLE, "closed");
        };
    List<ServiceHost> hosts =
        List.of("rome", "oslo").stream()
            .map(name -> new ServiceHost(name, closed, List.of(Service.named("currents"))))
            .toList();
    Progress progress = new Progress(stream, false, width);
    DrillReport report =
        new DrillReport(hosts, new Stage(stream, stream, Ink.PLAIN, progress, width, json), reboot);
    report.on(new Event.PlayStart("currents", false));
    return report;
  }

  private static void result(DrillReport report, String host, Outcome outcome) {
    TaskInfo task = new TaskInfo("drill", "weir.drill", null, false, false, false);
    report.on(new Event.HostResult(host, null, task, outcome, false, false));
  }

  private static Map<String, Object> values(List<Object> drills) {
    return Map.of("restart_delay", 3.0, "drills", drills);
  }

  private static Map<String, Object> crash(double down, double most, boolean missed) {
    Map<String, Object> drill = new LinkedHashMap<>();
    drill.put("poll_interval", 0.035);
    drill.put("downtime", down);
    drill.put("downtime_at_most", most);
    drill.put("missed", missed);
    drill.put("back_after", 3.25);
    drill.put("pid", List.of(7L, 9L));
    drill.put("restarts", List.of(0L, 1L));
    drill.put("invocation", List.of("93d0cca0402246c5", "4b906d4fb41a4df0"));
    drill.put("signal", "KILL");
    return drill;
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
