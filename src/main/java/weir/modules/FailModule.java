package weir.modules;

import java.util.List;
import java.util.Map;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.Outcome;
import weir.module.Param;

/** Fails. */
final class FailModule implements ControllerModule<FailModule.Params> {

  /** What a task says. */
  record Params(@Param(value = "Why.", byDefault = "Failed as requested from task") Object msg) {}

  @Override
  public List<String> names() {
    return List.of("fail");
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
    return Outcome.ok(Map.of("msg", params.msg())).withKind(Outcome.Kind.FAILED);
  }
}
