package weir.modules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Script;
import weir.module.Undo;

/** How a unit is once systemd has done what it was asked to, and whether that is well. */
record UnitSettled(Report report) {
  private static final Script SCRIPT = Script.of("modules/unit-settled.sh");

  /** Longer than systemd's own 90 s to stop and 90 s to start. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  static Action action(String unit, boolean exposure) {
    return new Action.RunScript(
        SCRIPT,
        List.of(unit, Long.toString(PATIENCE.toSeconds()), exposure ? "exposure" : ""),
        Map.of(),
        null,
        PATIENCE.plusSeconds(60),
        "see that %s runs".formatted(unit),
        Undo.NEEDLESS);
  }

  static boolean asks(Action action) {
    return action.step().script().equals(SCRIPT);
  }

  static UnitSettled of(Answer answer) {
    return new UnitSettled(Report.of(answer));
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("state", report.get("ActiveState"));
    values.put("substate", report.get("SubState"));
    values.put("pid", report.number("MainPID", 0));
    values.put("invocation", report.get("InvocationID"));
    return values;
  }

  /** How exposed it is now, or "" when that was not asked or is not known. */
  String exposure() {
    return report.get("exposure");
  }

  /** What is wrong, with the journal's last lines; "" when all is well. */
  String wrong(UnitParams params) {
    String what = fault(params);
    return what.isEmpty() ? "" : JournalTail.of(report).below(what);
  }

  private String fault(UnitParams params) {
    String name = params.name();
    String active = report.get("ActiveState");
    if (!report.get("Job").isEmpty() && !report.get("Job").equals("0")) {
      return "%s was still being started after %d s".formatted(name, PATIENCE.toSeconds());
    }
    if (!report.get("LoadState").equals("loaded")) {
      return "systemd cannot load %s (%s) %s"
          .formatted(name, report.get("LoadState"), report.get("LoadError"))
          .strip();
    }
    if (!params.dropin().isEmpty()) {
      if (!List.of(report.get("DropInPaths").split(" ", -1)).contains(params.path())) {
        return "systemd does not read %s for %s".formatted(params.path(), name);
      }
    } else if (!report.get("FragmentPath").equals(params.path())) {
      return "systemd reads %s from %s, not from %s"
          .formatted(name, report.get("FragmentPath"), params.path());
    }
    boolean once = report.get("Type").equals("oneshot");
    boolean fine = report.get("Result").equals("success");
    if (active.equals("active") || active.equals("reloading")) {
      return "";
    }
    if (report.get("ConditionResult").equals("no")) {
      return "%s was not started: a Condition of its unit is not met".formatted(name);
    }
    if (once && fine && active.equals("inactive")) {
      return "";
    }
    return "%s is %s (%s) right after its start: %s"
        .formatted(name, active, report.get("SubState"), cause());
  }

  private String cause() {
    long status = report.number("ExecMainStatus", 0);
    long code = report.number("ExecMainCode", 0);
    String words = code == 1 ? ExecFault.words(status) : "";
    if (!words.isEmpty()) {
      return words;
    }
    if (report.get("Result").equals("start-limit-hit")) {
      return "it was started too often in too short a time (start-limit-hit)";
    }
    return switch ((int) code) {
      case 1 -> "its process ended with status %d".formatted(status);
      case 2, 3 -> "its process was killed by signal %d".formatted(status);
      default -> "result " + report.get("Result");
    };
  }
}
