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
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.ParamBinder;
import weir.module.ParamSpec;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Installs and removes packages, whichever package manager the host has. */
final class PackageModule implements Module<PackageModule.Params, Answer> {
  private static final Script PROBE = Script.of("modules/package-probe.sh", "modules/apt-probe.sh");
  private static final Script SCRIPT = Script.of("modules/package.sh");
  private static final Duration DEADLINE = Duration.ofHours(2);

  /** What a task says. */
  record Params(
      @Param(value = "The packages.", required = true) List<String> name,
      @Param(value = "What is wanted of them: present, latest or absent.", byDefault = "present")
          String state,
      @Param(value = "The package manager; found by itself.", byDefault = "auto") String use,
      @Param(
              value = "What else the package manager's own module takes.",
              from = Param.From.OTHER_KEYS)
          Map<String, Object> more) {

    /** The state under the name all managers share. */
    public Params {
      state =
          switch (state) {
            case "installed" -> "present";
            case "removed" -> "absent";
            default -> state;
          };
    }
  }

  @Override
  public List<String> names() {
    return List.of("package");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    Map<String, Object> known = new LinkedHashMap<>(params.more());
    // Until it answered, nobody knows whether the host's manager takes the others.
    known
        .keySet()
        .retainAll(
            ParamSpec.of(AptModule.Params.class).stream()
                .flatMap(spec -> spec.allNames().stream())
                .toList());
    return Probe.of(PROBE, AptModule.arguments(apt(params, known)));
  }

  @Override
  public Answer parse(Params params, Answer answer) {
    return answer;
  }

  @Override
  public Plan plan(Params params, Answer answer) {
    String manager = manager(answer);
    return switch (manager) {
      case "apt" -> AptPlan.of(apt(params, params.more()), AptState.parse(answer));
      case "none", "" -> throw new ModuleFailure("no package manager was found on this host");
      default -> other(params, manager, answer);
    };
  }

  @Override
  public Outcome outcome(Params params, Answer answer, Plan plan, List<Answer> answers) {
    return manager(answer).equals("apt")
        ? AptOutcome.of(AptState.parse(answer), plan, answers)
        : plan.after(answers);
  }

  private static Plan other(Params params, String manager, Answer answer) {
    if (!params.more().isEmpty()) {
      throw new ModuleFailure(
          "%s is not supported with %s"
              .formatted(params.more().keySet().iterator().next(), manager));
    }
    List<String> lines = answer.out().lines().toList();
    List<String> names = new ArrayList<>();
    for (String name : params.name()) {
      boolean there = lines.stream().anyMatch(line -> line.startsWith("has " + name + " "));
      boolean act =
          switch (params.state()) {
            case "present" -> !there;
            case "latest" -> !there || lines.contains("old " + name);
            case "absent" -> there;
            default ->
                throw new ModuleFailure(
                    "state must be present, latest or absent, got: " + params.state());
          };
      if (act) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      return Plan.nothing(Map.of());
    }
    List<String> args = new ArrayList<>(List.of(manager, params.state()));
    args.addAll(names);
    String summary = "%s %s".formatted(params.state(), String.join(" ", names));
    Action action = new Action.RunScript(SCRIPT, args, Map.of(), null, DEADLINE, summary);
    return Plan.change(List.of(action), List.of(), Map.of());
  }

  private static String manager(Answer answer) {
    String first = answer.out().lines().findFirst().orElse("");
    return first.startsWith("manager ") ? first.substring("manager ".length()) : "";
  }

  private static AptModule.Params apt(Params params, Map<String, Object> more) {
    Map<String, Object> args = new LinkedHashMap<>(more);
    args.put("name", params.name());
    args.put("state", params.state());
    return ParamBinder.bind(AptModule.Params.class, args);
  }
}
