package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Probe;
import weir.module.Script;

/**
 * {@code weir.drill}: shows that a service comes back by itself. Ends its main process, or reboots
 * its host, and measures for how long it was away. Touches nothing that is not healthy before.
 */
final class DrillModule implements ControllerModule<DrillModule.Params> {
  private static final Script LOOK = Script.of("modules/drill-look.sh");
  private static final int MOST_TIMES = 20;

  record Params(
      @Param(
              value =
                  "What the main process gets: KILL, TERM, SEGV, ABRT, BUS, FPE, ILL, INT, QUIT.",
              byDefault = "KILL")
          String signal,
      @Param(value = "How often it is ended, one time after the other.", byDefault = "1") int times,
      @Param("Whether the host is rebooted instead.") boolean reboot,
      @Param(
              value = "Seconds after which a rebooted host has failed to come back.",
              byDefault = "600")
          int rebootTimeout,
      @Param(
              "Other services that must come back from a reboot, each with parameters of"
                  + " weir.health.")
          List<Object> also,
      @Param(
              value = "What healthy means: all parameters of weir.health; unit is required.",
              from = Param.From.OTHER_KEYS)
          Map<String, Object> health) {

    Params {
      DrillSignal.of(signal);
      if (times < 1 || times > MOST_TIMES) {
        throw new ModuleFailure("times is %d, but must be 1 to %d".formatted(times, MOST_TIMES));
      }
      health = Map.copyOf(health);
      also = List.copyOf(also);
      DrillService.of(health);
      also.forEach(DrillService::of);
    }

    /** All services that must be well before and after. */
    List<DrillService> services() {
      List<DrillService> all = new ArrayList<>(List.of(DrillService.of(health)));
      also.forEach(each -> all.add(DrillService.of(each)));
      return all;
    }
  }

  @Override
  public List<String> names() {
    return List.of("weir.drill");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  /** Under check it says what it would do, or why it would refuse. */
  @Override
  public Outcome run(Params params, Controller controller) {
    DrillService main = params.services().getFirst();
    DrillSignal signal = DrillSignal.of(params.signal());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("unit", main.unit());
    String reason = "";
    for (DrillService service : params.services()) {
      Report unit = Report.of(controller.ask(Probe.of(LOOK, service.unit())));
      if (service.equals(main)) {
        values.put("restart_delay", RestartDelay.seconds(unit.get("RestartUSec")));
      }
      if (reason.isEmpty()) {
        reason =
            params.reboot()
                ? staysDown(service.unit(), unit)
                : staysDown(service.unit(), unit, signal);
      }
      if (reason.isEmpty()) {
        HealthFault before = new HealthRun(service.now(), controller).look();
        reason =
            before.none()
                ? ""
                : "%s is not healthy before: %s".formatted(service.unit(), before.message());
      }
    }
    String what =
        params.reboot()
            ? "reboot the host of %s".formatted(main.unit())
            : "send SIG%s to the main process of %s, times: %d"
                .formatted(signal, main.unit(), params.times());
    if (controller.checkMode()) {
      values.put("msg", reason.isEmpty() ? "would " + what : "would refuse: " + reason);
      return reason.isEmpty() ? Outcome.changed(values) : Outcome.ok(values);
    }
    if (!reason.isEmpty()) {
      values.put("refused", true);
      return Outcome.failed(reason, values);
    }
    return params.reboot()
        ? new RebootDrill(params, controller).run(values)
        : crashes(params.times(), main.health(), signal, controller, values);
  }

  private static Outcome crashes(
      int times,
      HealthModule.Params health,
      DrillSignal signal,
      Controller controller,
      Map<String, Object> values) {
    List<Object> drills = new ArrayList<>();
    values.put("drills", drills);
    String fault = "";
    for (int i = 0; i < times && fault.isEmpty(); i++) {
      CrashDrill drill = CrashDrill.run(health, signal, controller);
      fault = drill.fault();
      drills.add(drill.values());
    }
    return fault.isEmpty()
        ? Outcome.changed(values)
        : Outcome.failed(fault, values).withChanged(true);
  }

  /** Why a reboot would only do harm; "" when the service would come back. */
  private static String staysDown(String name, Report unit) {
    String word = unit.get("UnitFileState");
    return !unit.get("LoadState").equals("loaded")
        ? notLoaded(name, unit)
        : Set.of("disabled", "masked", "enabled-runtime").contains(word)
            ? "%s is %s, so it would not start at boot".formatted(name, word)
            : "";
  }

  /** Why a crash would only do harm; "" when systemd would start the service again. */
  private static String staysDown(String name, Report unit, DrillSignal signal) {
    if (!unit.get("LoadState").equals("loaded")) {
      return notLoaded(name, unit);
    }
    String restart = unit.get("Restart");
    boolean back =
        switch (restart) {
          case "always" -> true;
          case "on-success" -> signal.clean();
          case "on-failure", "on-abnormal", "on-abort" -> !signal.clean();
          default -> false;
        };
    return back
        ? ""
        : "%s has Restart=%s, so systemd would leave it down after SIG%s"
            .formatted(name, restart, signal);
  }

  private static String notLoaded(String name, Report unit) {
    String load = unit.get("LoadState");
    return "%s is %s".formatted(name, load.isEmpty() ? "unknown" : load);
  }
}
