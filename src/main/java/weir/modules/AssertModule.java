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

/** Fails unless conditions hold. */
final class AssertModule implements ControllerModule<AssertModule.Params> {

  /** What a task says. */
  record Params(
      @Param(value = "Conditions as in when, one or several.", from = Param.From.CONDITION)
          @Nullable Object that,
      @Param(value = "What to say when one does not hold.", aliases = "msg")
          @Nullable Object failMsg,
      @Param("What to say when all hold.") @Nullable Object successMsg,
      @Param("Whether less is said.") boolean quiet) {

    /** Something to check. */
    public Params {
      if (that == null) {
        throw new ModuleFailure("conditional required in \"that\" string");
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("assert");
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
    List<?> conditions = params.that() instanceof List<?> list ? list : List.of(params.that());
    for (Object condition : conditions) {
      if (!controller.holds(condition)) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("assertion", shown(condition));
        values.put("evaluated_to", false);
        values.put("msg", params.failMsg() == null ? "Assertion failed" : params.failMsg());
        return Outcome.ok(values).withKind(Outcome.Kind.FAILED);
      }
    }
    Object said = params.successMsg() == null ? "All assertions passed" : params.successMsg();
    return Outcome.ok(Map.of("msg", said));
  }

  private static Object shown(Object condition) {
    return condition instanceof Boolean ? condition : condition.toString();
  }
}
