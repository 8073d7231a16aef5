package weir.executor;

import weir.module.ModuleFailure;
import weir.template.TemplateEngine;
import weir.template.Variables;

/** What becomes of a host whose play fails: the variable {@code weir_on_failure}. */
public enum OnFailure {
  /** It stays as it is, as with Ansible. */
  STOP,
  /** What the run has changed on it is undone. */
  ROLLBACK;

  private static final String VARIABLE = "weir_on_failure";

  /** As a host's variables say. */
  public static OnFailure of(TemplateEngine engine, Variables variables) {
    Object value = variables.get(VARIABLE);
    if (value == Variables.ABSENT || value == null) {
      return STOP;
    }
    String text = engine.text(value, variables);
    return switch (text) {
      case "", "stop" -> STOP;
      case "rollback" -> ROLLBACK;
      default ->
          throw new ModuleFailure(
              "%s is '%s'; it can be stop or rollback".formatted(VARIABLE, text));
    };
  }
}
