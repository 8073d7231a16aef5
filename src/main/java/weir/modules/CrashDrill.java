package weir.modules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Controller;
import weir.module.ModuleFailure;
import weir.module.Script;

/**
 * One crash made on purpose.
 *
 * @param fault what was not as it should be, "" when the service came back as it should
 * @param values the numbers; times in seconds
 */
record CrashDrill(String fault, Map<String, Object> values) {
  private static final Script SCRIPT =
      Scripts.withHttp("modules/drill-poll.sh", "modules/drill.sh");

  /** Ends the main process and looks what becomes of the service, until it is steady again. */
  static CrashDrill run(HealthModule.Params health, DrillSignal signal, Controller controller) {
    Answer answer =
        controller.act(
            new Action.RunScript(
                SCRIPT,
                List.of(
                    health.unit(),
                    health.url(),
                    Integer.toString(health.status()),
                    signal.name(),
                    Integer.toString(health.budget())),
                Map.of(),
                null,
                Duration.ofSeconds(health.budget() + 60L),
                "send SIG%s to %s".formatted(signal, health.unit())));
    if (!answer.ok()) {
      throw new ModuleFailure("cannot drill %s: %s".formatted(health.unit(), answer.err().strip()));
    }
    Report report = Report.of(answer);
    Map<String, Object> values = numbers(report);
    values.put("signal", signal.name());
    String fault = fault(report, health, signal);
    if (fault.isEmpty()) {
      HealthFault later = new HealthRun(health, controller).look();
      fault = later.none() ? "" : "it came back, and then: " + later.message();
    }
    if (fault.isEmpty()) {
      fault = DrillEnd.other(health.unit(), report.below("after."), controller);
    }
    values.put("passed", fault.isEmpty());
    return new CrashDrill(fault, values);
  }

  private static Map<String, Object> numbers(Report report) {
    Map<String, Object> values = new LinkedHashMap<>();
    long sent = report.number("sent", 0);
    long up = Math.max(report.number("up", sent), sent);
    long down = report.number("down", -1);
    long back = report.number("back", -1);
    long polls = Math.max(1, report.number("polls", 1));
    values.put("poll_interval", thousandths((report.number("end", sent) - sent) / 100.0 / polls));
    if (back >= 0) {
      // Between the last good answer and the first bad one nobody looked.
      values.put("downtime", down < 0 ? 0.0 : (back - down) / 100.0);
      values.put("downtime_at_most", (back - up) / 100.0);
      values.put("missed", down < 0);
      values.put("back_after", (back - sent) / 100.0);
    }
    Report before = report.below("before.");
    Report after = report.below("after.");
    values.put("pid", List.of(before.number("MainPID", 0), after.number("MainPID", 0)));
    values.put("restarts", List.of(before.number("NRestarts", 0), after.number("NRestarts", 0)));
    values.put("invocation", List.of(before.get("InvocationID"), after.get("InvocationID")));
    return values;
  }

  private static String fault(Report report, HealthModule.Params health, DrillSignal signal) {
    Report before = report.below("before.");
    Report after = report.below("after.");
    String unit = health.unit();
    boolean same = before.get("InvocationID").equals(after.get("InvocationID"));
    double waited = (report.number("end", 0) - report.number("sent", 0)) / 100.0;
    if (report.get("back").isEmpty()) {
      if (report.get("down").isEmpty() && same) {
        return String.format(
            Locale.ROOT, "SIG%s did not end %s within %.1f s", signal, unit, waited);
      }
      String last =
          health.url().isEmpty()
              ? ""
              : report.get("status").equals("-1")
                  ? "; GET %s: %s".formatted(health.url(), report.get("error"))
                  : "; GET %s answered %s".formatted(health.url(), report.get("status"));
      String what =
          String.format(
              Locale.ROOT,
              "not back %.1f s after SIG%s: %s is %s (%s), result %s%s",
              waited,
              signal,
              unit,
              after.get("ActiveState"),
              after.get("SubState"),
              after.get("Result"),
              last);
      return JournalTail.of(report).below(what);
    }
    if (same) {
      return "%s answers again, but systemd did not start it anew: the same invocation %s"
          .formatted(unit, after.get("InvocationID"));
    }
    if (before.get("MainPID").equals(after.get("MainPID"))) {
      return "%s has the same main process %s as before".formatted(unit, after.get("MainPID"));
    }
    long restarts = after.number("NRestarts", 0) - before.number("NRestarts", 0);
    return restarts == 1
        ? ""
        : "systemd counts %d automatic restarts of %s since SIG%s, not one"
            .formatted(restarts, unit, signal);
  }

  private static double thousandths(double seconds) {
    return Math.rint(seconds * 1000) / 1000;
  }
}
