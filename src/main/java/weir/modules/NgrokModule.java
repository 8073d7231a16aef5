package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Module;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;

/**
 * {@code weir.ngrok}: an agent that has its endpoints online. Changes nothing itself: config and
 * unit are put there by {@code template} and {@code weir.unit}. An agent that is not online yet is
 * waited for, unless it says that waiting is of no use.
 */
final class NgrokModule implements Module<NgrokModule.Params, AgentLook> {

  record Params(
      @Param(value = "The agent's configuration file on the host.", required = true) String config,
      @Param(value = "The systemd unit that runs the agent.", byDefault = "ngrok.service")
          String unit,
      @Param(
              "What must be online: mappings of name, url (the public address) and upstream (where"
                  + " the agent sends requests).")
          List<Object> endpoints,
      @Param(value = "Where the agent's own API listens.", byDefault = "127.0.0.1:4040")
          String webAddr,
      @Param(value = "Seconds to wait for the endpoints.", byDefault = "60") int budget) {

    Params {
      endpoints = List.copyOf(endpoints);
      unit = unit.contains(".") ? unit : unit + ".service";
    }

    List<Endpoint> wanted() {
      return endpoints.stream().map(Endpoint::of).toList();
    }
  }

  @Override
  public List<String> names() {
    return List.of("weir.ngrok");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(AgentLook.SCRIPT, args(params, 0));
  }

  @Override
  public AgentLook parse(Params params, Answer answer) {
    return AgentLook.of(answer);
  }

  /** Under check an agent that is not well is told, not failed: its cause may be about to go. */
  @Override
  public Plan plan(Params params, AgentLook look) {
    String wrong = wrong(params, look);
    if (wrong.isEmpty()) {
      return Plan.nothing(values(look));
    }
    Action wait =
        new Action.RunScript(
            AgentLook.SCRIPT,
            args(params, params.budget()),
            Map.of(),
            null,
            Duration.ofSeconds(params.budget() + 60L),
            "wait for the endpoints of " + params.unit());
    Map<String, Object> values = values(look);
    values.put("msg", "not online now: " + wrong);
    return new Plan(List.of(wait), false, List.of(), Map.of(), null)
        .inCheckMode(Outcome.ok(values));
  }

  @Override
  public Outcome outcome(Params params, AgentLook before, Plan plan, List<Answer> answers) {
    if (answers.isEmpty()) {
      return plan.forecast();
    }
    AgentLook look = AgentLook.of(answers.getLast());
    String wrong = wrong(params, look);
    return wrong.isEmpty() ? Outcome.ok(values(look)) : Outcome.failed(wrong, values(look));
  }

  private static String wrong(Params params, AgentLook look) {
    return look.wrong(params.unit(), params.webAddr(), params.wanted());
  }

  private static Map<String, Object> values(AgentLook look) {
    Map<String, Object> values = new LinkedHashMap<>(look.values());
    List<String> warnings = new ArrayList<>(look.warnings());
    if (!warnings.isEmpty()) {
      values.put("warnings", warnings);
    }
    return values;
  }

  private static List<String> args(Params params, int seconds) {
    return AgentLook.args(
        params.config(), params.unit(), params.webAddr(), seconds, params.wanted());
  }
}
