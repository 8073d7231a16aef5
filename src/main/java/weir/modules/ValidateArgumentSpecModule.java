package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;

/** Fails unless arguments are as a role's specification says; asks nothing of the host. */
final class ValidateArgumentSpecModule
    implements Module<ValidateArgumentSpecModule.Params, List<String>> {

  /** What a task says. */
  record Params(
      @Param(value = "Options by name, each with type, required, choices.", required = true)
          Map<String, Object> argumentSpec,
      @Param("The arguments.") Map<String, Object> providedArguments,
      @Param("What the result says they belong to.") Map<String, Object> validateArgsContext) {}

  @Override
  public List<String> names() {
    return List.of("validate_argument_spec");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.NONE;
  }

  @Override
  public List<String> parse(Params params, Answer answer) {
    return ArgumentCheck.errors(params.argumentSpec(), params.providedArguments());
  }

  @Override
  public Plan plan(Params params, List<String> errors) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("validate_args_context", params.validateArgsContext());
    if (errors.isEmpty()) {
      values.put("msg", "The arg spec validation passed");
      return Plan.nothing(values);
    }
    values.put("argument_errors", errors);
    values.put("argument_spec_data", params.argumentSpec());
    throw new ModuleFailure(
        "Validation of arguments failed:\n" + String.join("\n", errors), values);
  }
}
