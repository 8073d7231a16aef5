package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;

/** Sets variables of the host. */
final class SetFactModule implements ControllerModule<SetFactModule.Params> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What a task says. */
  record Params(
      @Param(value = "Variables and their values.", from = Param.From.OTHER_KEYS)
          Map<String, Object> facts,
      @Param("Whether they count as gathered facts, too.") boolean cacheable) {}

  @Override
  public List<String> names() {
    return List.of("set_fact");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Ahead ahead() {
    return Ahead.FORESEEN;
  }

  @Override
  public Outcome run(Params params, Controller controller) {
    Map<String, Object> facts = new LinkedHashMap<>(params.facts());
    if (facts.isEmpty()) {
      throw new ModuleFailure(
          "No key/value pairs provided, at least one is required for this action to succeed");
    }
    for (String name : facts.keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw new ModuleFailure(
            ("The variable name '%s' is not valid. Variables must start with a letter or underscore"
                    + " character, and contain only letters, numbers and underscores.")
                .formatted(name));
      }
    }
    return Outcome.ok(Map.of("ansible_facts", facts)).withFacts(facts);
  }
}
