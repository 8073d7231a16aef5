package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.Diff;
import weir.module.FileProbe;
import weir.module.ModuleFailure;
import weir.module.Outcome;

/**
 * {@code weir.ngrok}: an agent, from its program and configuration to its endpoints. Waiting is no
 * change, and an agent that says that waiting is of no use is not waited for; therefore it is asked
 * from here.
 */
final class NgrokModule implements ControllerModule<NgrokParams> {

  @Override
  public List<String> names() {
    return List.of("weir.ngrok");
  }

  @Override
  public Class<NgrokParams> params() {
    return NgrokParams.class;
  }

  @Override
  public Outcome run(NgrokParams params, Controller controller) {
    Answer about = controller.ask(NgrokSetup.host(params));
    if (!about.ok()) {
      throw new ModuleFailure("the host's agents cannot be looked at: " + about.err().strip());
    }
    NgrokSetup setup =
        new NgrokSetup(
            params, FileProbe.parse(controller.ask(NgrokSetup.files(params))), Report.of(about));
    if (!setup.others().isEmpty() && !controller.checkMode()) {
      return Outcome.failed(second(params, setup.others()), Map.of("agents", setup.others()));
    }
    List<Action> actions = setup.actions();
    List<Diff> diffs = setup.diffs();
    boolean changed = controller.checkMode() && !actions.isEmpty();
    if (!controller.checkMode()) {
      for (Action action : actions) {
        Answer answer = controller.act(action);
        if (!answer.ok()) {
          String said = params.redacted(answer.err().strip());
          return Outcome.failed(said + NgrokConfig.advice(said), Map.of("action", action.summary()))
              .withChanged(changed);
        }
        changed = true;
      }
    }
    Outcome outcome =
        params.state() == NgrokParams.State.CONFIGURED
            ? Outcome.ok(values(params, actions))
            : online(params, controller, setup, actions);
    return outcome.withChanged(changed).withDiffs(diffs);
  }

  /** Under check an agent that is not well is told, not failed: its cause may be about to go. */
  private static Outcome online(
      NgrokParams params, Controller controller, NgrokSetup setup, List<Action> actions) {
    int budget = controller.checkMode() ? 0 : params.budget();
    AgentLook look = AgentLook.of(controller.ask(AgentLook.probe(params, budget)));
    Map<String, Object> values = values(params, actions);
    values.putAll(look.values());
    List<String> warnings = new ArrayList<>(look.warnings());
    if (controller.checkMode() && !setup.others().isEmpty()) {
      warnings.add(second(params, setup.others()));
    }
    if (!warnings.isEmpty()) {
      values.put("warnings", warnings);
    }
    String wrong = params.redacted(look.wrong(params.unit(), params.webAddr(), params.wanted()));
    if (wrong.isEmpty()) {
      return Outcome.ok(values);
    }
    if (controller.checkMode()) {
      values.put("msg", "not online now: " + wrong);
      return Outcome.ok(values);
    }
    return Outcome.failed(wrong, values);
  }

  private static Map<String, Object> values(NgrokParams params, List<Action> actions) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("config", params.config());
    values.put("program", params.path());
    values.put("actions", actions.stream().map(Action::summary).toList());
    return values;
  }

  private static String second(NgrokParams params, List<String> others) {
    return ("another ngrok agent is on this host; nothing was changed: %s. Two agents of one account"
            + " push each other out (ERR_NGROK_108, ERR_NGROK_334): stop and remove it, or give its"
            + " endpoints to %s.")
        .formatted(String.join("; ", others), params.unit());
  }
}
