package weir.modules;

import weir.module.Controller;
import weir.module.Probe;
import weir.module.Script;

/** Whether a service is, at the end of a drill, the one that came back. */
final class DrillEnd {
  private static final Script LOOK = Script.of("modules/drill-look.sh");

  private DrillEnd() {}

  /** What shows that it was started once more in the meantime, "" when it was not. */
  static String other(String unit, Report back, Controller controller) {
    Report now = Report.of(controller.ask(Probe.of(LOOK, unit)));
    return now.get("InvocationID").equals(back.get("InvocationID"))
            && now.get("NRestarts").equals(back.get("NRestarts"))
        ? ""
        : "%s came back and was then started once more: process %s became %s, automatic restarts %s became %s"
            .formatted(
                unit,
                back.get("MainPID"),
                now.get("MainPID"),
                back.get("NRestarts"),
                now.get("NRestarts"));
  }
}
