package weir.modules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Controller;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Probe;
import weir.module.Script;

/** Reboots a host and looks whether its service comes back with it. */
record RebootDrill(DrillModule.Params params, Controller controller) {
  private static final Probe BOOT =
      Probe.of(Script.of("modules/boot-id.sh")).within(Duration.ofSeconds(15));
  private static final Script LOOK = Script.of("modules/drill-look.sh");
  private static final Script REBOOT = Script.of("modules/reboot.sh");

  /** Does it; adds to these values. */
  Outcome run(Map<String, Object> values) {
    Map<String, Object> drill = new LinkedHashMap<>();
    values.put("drills", List.of(drill));
    drill.put("reboot", true);
    Report before = look();
    String boot = controller.ask(BOOT).out().strip();
    HostWait wait = new HostWait(controller, Duration.ofSeconds(params.rebootTimeout()));
    Answer asked =
        controller.act(
            Action.RunScript.of(REBOOT, List.of("1", "Weir drills this host.", "", ""), "reboot"));
    if (!asked.ok()) {
      throw new ModuleFailure("cannot reboot: " + asked.err().strip());
    }
    controller.disconnect();
    Answer back =
        wait.until(
            () -> controller.ask(BOOT),
            Duration.ofMillis(500),
            answer -> answer.ok() && !answer.out().strip().equals(boot));
    if (back == null) {
      return end(
          "the host is not back %d s after the reboot: %s"
              .formatted(wait.elapsed().toSeconds(), wait.lastTrouble()),
          drill,
          values);
    }
    drill.put("host_back", tenths(wait));
    HealthFault fault = new HealthRun(params.answering(), controller).look();
    if (fault.none()) {
      drill.put("back_after", tenths(wait));
      fault = new HealthRun(params.healthy(), controller).look();
    }
    Report after = look();
    drill.put("pid", List.of(before.number("MainPID", 0), after.number("MainPID", 0)));
    drill.put("restarts", List.of(before.number("NRestarts", 0), after.number("NRestarts", 0)));
    drill.put("invocation", List.of(before.get("InvocationID"), after.get("InvocationID")));
    String wrong = "";
    if (!fault.none()) {
      wrong = "the host is back, %s is not: %s".formatted(unit(), fault.message());
    } else if (after.get("InvocationID").equals(before.get("InvocationID"))) {
      wrong = "%s has the invocation of before the reboot".formatted(unit());
    }
    return end(wrong, drill, values);
  }

  private String unit() {
    return params.healthy().unit();
  }

  private Report look() {
    return Report.of(controller.ask(Probe.of(LOOK, unit())));
  }

  private static double tenths(HostWait wait) {
    return Math.round(wait.elapsed().toMillis() / 100.0) / 10.0;
  }

  private static Outcome end(String wrong, Map<String, Object> drill, Map<String, Object> values) {
    drill.put("passed", wrong.isEmpty());
    return wrong.isEmpty()
        ? Outcome.changed(values)
        : Outcome.failed(wrong, values).withChanged(true);
  }
}
