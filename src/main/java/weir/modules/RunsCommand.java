package weir.modules;

import java.util.List;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;

/** A module that runs a command on the host. */
interface RunsCommand<P extends Record> extends Module<P, Command.Seen> {

  /** What is run, and what may stand in the way. */
  Command command(P params);

  @Override
  default boolean detachable() {
    return true;
  }

  @Override
  default Probe probe(P params, Facts facts) {
    return command(params).probe();
  }

  @Override
  default Command.Seen parse(P params, Answer answer) {
    return command(params).parse(answer);
  }

  @Override
  default Plan plan(P params, Command.Seen seen) {
    return command(params).plan(seen);
  }

  @Override
  default Outcome outcome(P params, Command.Seen seen, Plan plan, List<Answer> answers) {
    return command(params).outcome(plan, answers);
  }
}
