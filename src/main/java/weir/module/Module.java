package weir.module;

import java.util.List;
import weir.facts.Facts;

/**
 * A module that observes, decides and acts.
 *
 * @param <P> the parameters
 * @param <S> what the probe's answer says about the host
 */
public non-sealed interface Module<P extends Record, S> extends AnyModule<P> {

  /** What to ask the host. Must not change it. {@link Probe#NONE} when there is nothing to ask. */
  Probe probe(P params, Facts facts);

  /** Understands the answer. Throws {@link ModuleFailure} when the host cannot be observed. */
  S parse(P params, Answer answer);

  /**
   * What to do about it. Pure: the same parameters and state give the same plan. Throws {@link
   * ModuleFailure} when the wish cannot be met.
   */
  Plan plan(P params, S state);

  /**
   * What it would do under {@code --check}, for modules whose state is made of files that tasks
   * above may have been about to change.
   */
  default Plan plan(P params, S state, Foreseen foreseen) {
    return plan(params, state);
  }

  /** What the task reports after its actions ran, one answer each, the last of which may be bad. */
  default Outcome outcome(P params, S state, Plan plan, List<Answer> answers) {
    return plan.after(answers);
  }

  /** Whether its plans have one action that can go on by itself, as {@code async} wants it. */
  default boolean detachable() {
    return false;
  }
}
