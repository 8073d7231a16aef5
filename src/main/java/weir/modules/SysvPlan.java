package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Action;
import weir.module.ModuleFailure;
import weir.module.Plan;
import weir.module.Script;

/** Decides the same where services are init scripts, of OpenRC or of SysV. */
final class SysvPlan {
  private static final Script SCRIPT = Script.of("modules/service-sysv.sh");

  private SysvPlan() {}

  static Plan of(ServiceWish wish, ServiceState seen, List<String> arguments) {
    String name = wish.name();
    if (name == null) {
      return Plan.nothing(Map.of());
    }
    if (seen.onDisk().isEmpty()) {
      throw new ModuleFailure("Could not find the requested service %s: host".formatted(name));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    List<Action> actions = new ArrayList<>();
    if (wish.enabled() != null) {
      values.put("enabled", wish.enabled());
      if (wish.enabled() != seen.word().equals("enabled")) {
        actions.add(run(wish.enabled() ? "enable" : "disable", name, List.of()));
      }
    }
    if (wish.state() != null) {
      // A status of 0 means running; init scripts without the verb say 1 to 3 for all else.
      boolean running = seen.property("status").equals("0");
      String verb =
          switch (wish.state()) {
            case STARTED -> running ? "" : "start";
            case STOPPED -> running ? "stop" : "";
            case RESTARTED -> "restart";
            case RELOADED -> running ? "reload" : "start";
          };
      if (!verb.isEmpty()) {
        actions.add(run(verb, name, arguments));
      }
      values.put("state", wish.state() == ServiceWish.State.STOPPED ? "stopped" : "started");
    }
    return new Plan(actions, !actions.isEmpty(), List.of(), values, null);
  }

  private static Action run(String verb, String name, List<String> arguments) {
    List<String> args = new ArrayList<>(List.of(verb, name));
    args.addAll(arguments);
    return Action.RunScript.of(SCRIPT, args, "%s service %s".formatted(verb, name));
  }
}
