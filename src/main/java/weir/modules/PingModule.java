package weir.modules;

import java.util.List;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Finds out whether a host can be reached and has a shell. */
final class PingModule implements Module<PingModule.Params, String> {
  private static final Script SCRIPT = new Script("ping", "echo pong");

  /** What a task says. */
  record Params(@Param(value = "What to answer.", byDefault = "pong") String data) {}

  @Override
  public List<String> names() {
    return List.of("ping");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(SCRIPT);
  }

  @Override
  public String parse(Params params, Answer answer) {
    if (params.data().equals("crash")) {
      throw new ModuleFailure("boom");
    }
    if (!answer.out().strip().equals("pong")) {
      throw new ModuleFailure("the shell of this host did not answer: " + answer.err().strip());
    }
    return params.data();
  }

  @Override
  public Plan plan(Params params, String data) {
    return Plan.nothing(Map.of("ping", data));
  }
}
