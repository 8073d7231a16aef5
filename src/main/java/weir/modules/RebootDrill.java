package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
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

/** Reboots a host and looks whether its services come back with it. */
record RebootDrill(DrillModule.Params params, Controller controller) {
  private static final Probe BOOT =
      Probe.of(Script.of("modules/boot-id.sh")).within(Duration.ofSeconds(15));
  private static final Script LOOK = Script.of("modules/drill-look.sh");
  private static final Script REBOOT = Script.of("modules/reboot.sh");

  /** Does it; adds to these values. */
  Outcome run(Map<String, Object> values) {
    List<DrillService> services = params.services();
    List<Report> before = services.stream().map(this::look).toList();
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
    List<Object> drills = new ArrayList<>();
    values.put("drills", drills);
    if (back == null) {
      drills.add(Map.of("reboot", true, "unit", services.getFirst().unit(), "passed", false));
      return Outcome.failed(
              "the host is not back %d s after the reboot: %s"
                  .formatted(wait.elapsed().toSeconds(), wait.lastTrouble()),
              values)
          .withChanged(true);
    }
    double hostBack = tenths(wait);
    String wrong = "";
    for (int i = 0; i < services.size() && wrong.isEmpty(); i++) {
      Map<String, Object> drill = new LinkedHashMap<>();
      drill.put("reboot", true);
      drill.put("unit", services.get(i).unit());
      drill.put("host_back", hostBack);
      wrong = back(services.get(i), before.get(i), wait, drill);
      drill.put("passed", wrong.isEmpty());
      drills.add(drill);
    }
    return wrong.isEmpty()
        ? Outcome.changed(values)
        : Outcome.failed(wrong, values).withChanged(true);
  }

  private String back(
      DrillService service, Report before, HostWait wait, Map<String, Object> drill) {
    HealthFault fault = new HealthRun(service.answering(), controller).look();
    if (fault.none()) {
      drill.put("back_after", tenths(wait));
      fault = new HealthRun(service.health(), controller).look();
    }
    Report after = look(service);
    drill.put("pid", List.of(before.number("MainPID", 0), after.number("MainPID", 0)));
    drill.put("restarts", List.of(before.number("NRestarts", 0), after.number("NRestarts", 0)));
    drill.put("invocation", List.of(before.get("InvocationID"), after.get("InvocationID")));
    if (!fault.none()) {
      return "the host is back, %s is not: %s".formatted(service.unit(), fault.message());
    }
    return after.get("InvocationID").equals(before.get("InvocationID"))
        ? "%s has the invocation of before the reboot".formatted(service.unit())
        : "";
  }

  private Report look(DrillService service) {
    return Report.of(controller.ask(Probe.of(LOOK, service.unit())));
  }

  private static double tenths(HostWait wait) {
    return Math.round(wait.elapsed().toMillis() / 100.0) / 10.0;
  }
}
