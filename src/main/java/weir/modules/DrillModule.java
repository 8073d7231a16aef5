package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.ParamBinder;
import weir.module.Probe;
import weir.module.Script;

/**
 * {@code weir.drill}: shows that a service comes back by itself. Ends its main process, or reboots
 * its host, and measures for how long it was away. Touches nothing that is not healthy before.
 */
final class DrillModule implements ControllerModule<DrillModule.Params> {
  private static final Script LOOK = Script.of("modules/drill-look.sh");
  private static final int MOST_TIMES = 20;

  /** What ends the main process. */
  enum Signal {
    ABRT,
    BUS,
    FPE,
    ILL,
    INT,
    KILL,
    QUIT,
    SEGV,
    TERM;

    /** systemd takes an end by one of these for a clean exit. */
    boolean clean() {
      return this == INT || this == TERM;
    }

    static Signal of(String name) {
      String word = name.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
      for (Signal signal : values()) {
        if (signal.name().equals(word)) {
          return signal;
        }
      }
      throw new ModuleFailure(
          "signal is '%s', but must be one that ends a process: %s"
              .formatted(
                  name, String.join(", ", List.of(values()).stream().map(Enum::name).toList())));
    }
  }

  record Params(
      @Param(
              value =
                  "What the main process is sent: ABRT, BUS, FPE, ILL, INT, KILL, QUIT, SEGV or TERM.",
              byDefault = "KILL")
          String signal,
      @Param(value = "How often it is ended, one time after the other.", byDefault = "1") int times,
      @Param("Whether the host is rebooted instead.") boolean reboot,
      @Param(
              value = "Seconds after which a rebooted host has failed to come back.",
              byDefault = "600")
          int rebootTimeout,
      @Param(
              value = "What healthy means: all parameters of weir.health; unit is required.",
              from = Param.From.OTHER_KEYS)
          Map<String, Object> health) {

    Params {
      Signal.of(signal);
      if (times < 1 || times > MOST_TIMES) {
        throw new ModuleFailure("times is %d, but must be 1 to %d".formatted(times, MOST_TIMES));
      }
      if (!health.containsKey("unit")) {
        throw new ModuleFailure("missing required arguments: unit");
      }
      health = Map.copyOf(health);
    }

    HealthModule.Params healthy() {
      return ParamBinder.bind(HealthModule.Params.class, health);
    }

    /** The same without what takes time: no window, nothing that goes over the public net. */
    HealthModule.Params answering() {
      Map<String, Object> here = new LinkedHashMap<>(health);
      here.keySet().removeAll(Set.of("public_url", "tunnel"));
      here.put("window", 0);
      return ParamBinder.bind(HealthModule.Params.class, here);
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
    HealthModule.Params health = params.healthy();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("unit", health.unit());
    Report unit = Report.of(controller.ask(Probe.of(LOOK, health.unit())));
    values.put("restart_delay", RestartDelay.seconds(unit.get("RestartUSec")));
    String reason = hopeless(params, health.unit(), unit);
    if (reason.isEmpty()) {
      HealthFault before = new HealthRun(health, controller).look();
      reason = before.none() ? "" : "it is not healthy before: " + before.message();
    }
    String what =
        params.reboot()
            ? "reboot the host of %s".formatted(health.unit())
            : "send SIG%s to the main process of %s, times: %d"
                .formatted(Signal.of(params.signal()), health.unit(), params.times());
    if (controller.checkMode()) {
      values.put("msg", reason.isEmpty() ? "would " + what : "would refuse: " + reason);
      return reason.isEmpty() ? Outcome.changed(values) : Outcome.ok(values);
    }
    if (!reason.isEmpty()) {
      values.put("refused", true);
      return Outcome.failed("not drilled: " + reason, values);
    }
    return params.reboot()
        ? new RebootDrill(params, controller).run(values)
        : crashes(params, health, controller, values);
  }

  private static Outcome crashes(
      Params params,
      HealthModule.Params health,
      Controller controller,
      Map<String, Object> values) {
    List<Object> drills = new ArrayList<>();
    values.put("drills", drills);
    String fault = "";
    for (int i = 0; i < params.times() && fault.isEmpty(); i++) {
      CrashDrill drill = CrashDrill.run(health, Signal.of(params.signal()), controller);
      fault = drill.fault();
      drills.add(drill.values());
    }
    return fault.isEmpty()
        ? Outcome.changed(values)
        : Outcome.failed(fault, values).withChanged(true);
  }

  /** Why systemd would not bring it back, so that a drill would only do harm; "" when it would. */
  private static String hopeless(Params params, String name, Report unit) {
    String load = unit.get("LoadState");
    if (!load.equals("loaded")) {
      return "%s is %s".formatted(name, load.isEmpty() ? "unknown" : load);
    }
    if (params.reboot()) {
      String word = unit.get("UnitFileState");
      return Set.of("disabled", "masked", "enabled-runtime").contains(word)
          ? "%s is %s, so it would not start at boot".formatted(name, word)
          : "";
    }
    String restart = unit.get("Restart");
    Signal signal = Signal.of(params.signal());
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
}
