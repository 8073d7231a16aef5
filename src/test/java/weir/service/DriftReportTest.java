package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.callback.Event;
import weir.callback.HostStats;
import weir.callback.TaskInfo;
import weir.module.Diff;
import weir.module.Outcome;
import weir.source.SourceFile;

final class DriftReportTest {
  private static final SourceFile SITE = new SourceFile("site.yml", "\n\n- copy:\n\n- shell: x\n");
  private static final TaskInfo COPY = task("configure", "copy", 2);
  private static final TaskInfo SHELL = task("migrate", "shell", 11);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

  private static TaskInfo task(String name, String module, int at) {
    return new TaskInfo(name, module, SITE.span(at, at), false, false, false);
  }

  private DriftReport report(boolean diff, boolean json) {
    return new DriftReport(
        stream,
        stream,
        Ink.PLAIN,
        new Progress(stream, false, 80),
        new DriftReport.Show(diff, json, 80),
        each -> List.of("--- x", "+++ x", "-" + each.before(), "+" + each.after()));
  }

  private static void result(DriftReport report, String host, TaskInfo task, Outcome outcome) {
    report.on(new Event.HostResult(host, null, task, outcome, false, false));
  }

  private static void end(DriftReport report, String... hosts) {
    Map<String, HostStats> stats = new LinkedHashMap<>();
    List.of(hosts).forEach(host -> stats.put(host, HostStats.NONE));
    report.on(new Event.Recap(stats));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void hostsThatMatchAreInSync() {
    DriftReport report = report(false, false);
    result(report, "rome", COPY, Outcome.ok(Map.of()));
    end(report, "rome", "oslo");
    assertEquals("In sync: 2 hosts.\n", text());
    assertFalse(report.drifted() || report.failed() || report.unreachable());
  }

  @Test
  void whatDiffersIsATableWithThePlaceOfTheTask() {
    DriftReport report = report(false, false);
    Outcome content = Outcome.changed(Map.of()).withDiffs(List.of(Diff.of("/etc/x", "a", "b")));
    Outcome mode =
        Outcome.changed(Map.of())
            .withDiffs(
                List.of(
                    Diff.of(
                        Map.of("path", "/etc/x", "mode", "0644"),
                        Map.of("path", "/etc/x", "mode", "0600"))));
    result(report, "rome", COPY, mode);
    result(report, "oslo", COPY, content);
    result(report, "bern", COPY, Outcome.changed(Map.of()));
    end(report, "rome", "oslo", "bern", "wien");
    assertEquals(
        """
        host  where       task       what
        bern  site.yml:3  configure  would change
        oslo  site.yml:3  configure  /etc/x +1 -1
        rome  site.yml:3  configure  /etc/x mode 0644 → 0600

        3 differences on 3 of 4 hosts.
        """,
        text());
    assertTrue(report.drifted());
  }

  @Test
  void theDifferencesAreShownLineByLineWhenAskedFor() {
    DriftReport report = report(true, false);
    result(
        report,
        "oslo",
        COPY,
        Outcome.changed(Map.of()).withDiffs(List.of(Diff.of("/etc/x", "a", "b"))));
    end(report, "oslo");
    assertTrue(text().contains("oslo  configure\n--- x\n+++ x\n-a\n+b\n"), this::text);
  }

  @Test
  void tasksThatCheckModePassesOverAreNamedAndAreNoDrift() {
    DriftReport report = report(false, false);
    for (String host : List.of("rome", "oslo")) {
      result(report, host, SHELL, Outcome.skipped(Map.of("msg", "Command would have run")));
    }
    result(report, "rome", COPY, Outcome.skipped(Map.of("skip_reason", "Conditional")));
    end(report, "rome", "oslo");
    assertEquals(
        """
        Not checked, for only running them would tell:
          site.yml:5  migrate (shell) on 2 hosts

        No differences found; 1 task not checked.
        """,
        text());
    assertFalse(report.drifted());
  }

  @Test
  void failuresAndLostHostsAreNotInSync() {
    DriftReport report = report(false, false);
    result(report, "rome", COPY, Outcome.failed("no such group: web", Map.of()));
    result(report, "oslo", COPY, Outcome.unreachable("Connection refused"));
    end(report, "rome", "oslo");
    assertTrue(report.failed() && report.unreachable());
    assertTrue(text().contains("CANNOT TELL\n  └ no such group: web"), this::text);
    assertTrue(text().contains("UNREACHABLE\n  └ Connection refused"), this::text);
    assertTrue(text().endsWith("; 1 host could not be reached.\n"), this::text);
  }

  @Test
  void itemsOfALoopAreRowsOfTheirOwnAndAnIgnoredFailureIsNone() {
    DriftReport report = report(false, false);
    report.on(new Event.ItemResult("rome", null, COPY, "a", Outcome.changed(Map.of())));
    report.on(new Event.ItemResult("rome", null, COPY, "b", Outcome.failed("no", Map.of())));
    report.on(
        new Event.HostResult("rome", null, COPY, Outcome.failed("One", Map.of()), true, true));
    end(report, "rome");
    assertTrue(text().startsWith("host  where       task           what\n"), this::text);
    assertTrue(text().contains("configure (a)  would change\n\n1 difference on 1 of"), this::text);
    assertFalse(report.failed());
  }

  @Test
  void programsGetOneObject() {
    DriftReport report = report(false, true);
    result(report, "rome", COPY, Outcome.changed(Map.of()));
    end(report, "rome");
    assertEquals(
        "{\"in_sync\": false, \"hosts\": [\"rome\"], \"differences\": [{\"host\": \"rome\","
            + " \"task\": \"configure\", \"module\": \"copy\", \"at\": \"site.yml:3\", \"item\": null,"
            + " \"handler\": false, \"what\": \"would change\", \"diff\": []}],"
            + " \"not_checked\": [], \"errors\": [], \"unreachable\": []}\n",
        text());
  }
}
