package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;

/** Shows a text or a variable. */
final class DebugModule implements ControllerModule<DebugModule.Params> {
  private static final String HELLO = "Hello world!";

  /** What a task says. */
  record Params(
      @Param(value = "What to show.", byDefault = HELLO, nullCounts = true) @Nullable Object msg,
      @Param(
              value = "An expression, such as a variable's name, whose value is shown.",
              from = Param.From.CONDITION)
          @Nullable Object var,
      @Param("How many -v it takes for this to be shown.") int verbosity) {

    /** One thing to show. */
    public Params {
      if (msg != null && !msg.equals(HELLO) && var != null) {
        throw new ModuleFailure("'msg' and 'var' are incompatible options");
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("debug");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Ahead ahead() {
    return Ahead.FORESEEN;
  }

  // A variable's value may be null, and is shown so.
  @SuppressWarnings("NullAway")
  @Override
  public Outcome run(Params params, Controller controller) {
    if (controller.verbosity() < params.verbosity()) {
      return Outcome.skipped(Map.of("skipped_reason", "Verbosity threshold not met."));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    Object expression = params.var();
    if (expression == null) {
      values.put("msg", params.msg());
    } else {
      values.put(expression.toString(), value(expression, controller));
    }
    return Outcome.ok(values);
  }

  private static @Nullable Object value(Object expression, Controller controller) {
    try {
      return controller.evaluate(expression);
    } catch (ModuleFailure undefined) {
      String reason = controller.verbosity() > 0 ? ": " + undefined.getMessage() : "";
      return "VARIABLE IS NOT DEFINED!" + reason;
    }
  }
}
