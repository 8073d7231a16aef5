package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.DetachedJob;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;

/**
 * Tells how far a job is that an {@code async} task has left running on the host. Jobs that this
 * run began itself report what their module would have reported; of others it is known how they
 * ended and what they printed.
 */
final class AsyncStatusModule implements Module<AsyncStatusModule.Params, DetachedJob.Seen> {

  /** What is wanted. */
  enum Mode {
    /** To know how it is. */
    STATUS,
    /** To forget it. */
    CLEANUP
  }

  /** What a task says. */
  record Params(
      @Param(value = "What the task that began it registered as ansible_job_id.", required = true)
          String jid,
      @Param(value = "cleanup removes what the job left behind.", byDefault = "status") Mode mode) {

    /** A name, no path. */
    public Params {
      if (!jid.matches("[A-Za-z0-9_.]+") || jid.toLowerCase(Locale.ROOT).equals("..")) {
        throw new ModuleFailure("'%s' is not the id of a job".formatted(jid));
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("async_status");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return DetachedJob.probe(params.jid());
  }

  @Override
  public DetachedJob.Seen parse(Params params, Answer answer) {
    return DetachedJob.seen(answer);
  }

  @Override
  public Plan plan(Params params, DetachedJob.Seen seen) {
    if (params.mode() == Mode.CLEANUP && seen.state() != DetachedJob.State.ABSENT) {
      Map<String, Object> values = DetachedJob.values(params.jid(), seen, false);
      values.remove("results_file");
      values.put("started", 0L);
      values.put("finished", 0L);
      values.put("erased", seen.path());
      Action clean = DetachedJob.cleanUp(params.jid());
      return new Plan(List.of(clean), false, List.of(), values, null);
    }
    Outcome outcome = outcome(params.jid(), seen);
    return Plan.nothing(outcome.values()).inCheckMode(outcome);
  }

  @Override
  public Outcome outcome(Params params, DetachedJob.Seen seen, Plan plan, List<Answer> answers) {
    return answers.isEmpty() ? outcome(params.jid(), seen) : plan.after(answers);
  }

  private static Outcome outcome(String jid, DetachedJob.Seen seen) {
    Map<String, Object> values = DetachedJob.values(jid, seen, true);
    return switch (seen.state()) {
      case RUNNING -> Outcome.ok(values);
      case ABSENT -> Outcome.failed("could not find job", values);
      case LOST -> Outcome.failed("the job ended without saying how", values);
      case LATE -> Outcome.failed("the job took longer than its async allows", values);
      case ENDED -> {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("rc", (long) seen.answer().status());
        all.put("stdout", CommandOutput.strip(seen.answer().out()));
        all.put("stderr", CommandOutput.strip(seen.answer().err()));
        yield seen.answer().ok()
            ? Outcome.changed(all)
            : Outcome.failed("non-zero return code", all).withChanged(true);
      }
    };
  }
}
