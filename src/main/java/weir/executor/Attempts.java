package weir.executor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.journal.Refused;
import weir.module.Catalog;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.Directive;
import weir.playbook.Keyword;
import weir.template.TemplateEngine;
import weir.vars.RunSettings;

/** Runs what a task names once: now, within a time, or beside the play. */
final class Attempts {
  private static final int USUAL_POLL = 15;
  private final TemplateEngine engine;
  private final RunSettings settings;
  private final Caller caller;
  private final DirectiveRunner directives;
  private final Learning learning;
  private final AsyncJobs jobs;

  Attempts(
      TemplateEngine engine,
      RunSettings settings,
      Caller caller,
      DirectiveRunner directives,
      Learning learning,
      AsyncJobs jobs) {
    this.engine = engine;
    this.settings = settings;
    this.caller = caller;
    this.directives = directives;
    this.learning = learning;
    this.jobs = jobs;
  }

  /** Runs it. A template that fails, or arguments that cannot be, are the caller's. */
  Outcome run(Job job) {
    int seconds = Keywording.number(engine, job, Keyword.TIMEOUT, 0);
    Outcome outcome =
        seconds <= 0
            ? now(job)
            : TimeLimit.within(
                seconds,
                () -> now(job.alone()),
                () -> {
                  throw new ModuleFailure(tooLate(job, seconds));
                });
    learning.learn(job, outcome);
    return outcome;
  }

  private static String tooLate(Job job, int seconds) {
    return "The %s action failed to execute in the expected time frame (%d) and was terminated"
        .formatted(job.task().module(), seconds);
  }

  private Outcome now(Job job) {
    Directive directive = Directive.of(job.task().module());
    if (directive != null) {
      return directives.run(directive, job);
    }
    try {
      boolean check = Keywording.holds(engine, job, Keyword.CHECK_MODE, settings.checkMode());
      int async = check ? 0 : Keywording.number(engine, job, Keyword.ASYNC, 0);
      if (async > 0) {
        return beside(job, async);
      }
      Outcome known = asked(job);
      return known != null ? known : caller.run(caller.bind(job), job, check);
    } catch (ConnectionException e) {
      Outcome outcome = Failures.of(e);
      if (outcome.kind() == Outcome.Kind.FAILED) {
        // It did not run, or nobody saw its end: there is no result for failed_when to judge.
        throw new ModuleFailure(e.getMessage());
      }
      return outcome;
    } catch (Refused e) {
      throw e;
    } catch (ModuleFailure e) {
      return Failures.of(e);
    }
  }

  /** What a job that this run has begun came to, when a task asks for it. */
  private @Nullable Outcome asked(Job job) throws ConnectionException {
    if (!Catalog.shortName(job.task().module()).equals("async_status")) {
      return null;
    }
    Map<String, Object> args = new LinkedHashMap<>();
    job.task()
        .args()
        .named()
        .forEach((name, value) -> {
          Object evaluated = engine.evaluate(value, job.variables());
          if (evaluated != null) {
            args.put(name, evaluated);
          }
        });
    boolean status = "status".equals(args.getOrDefault("mode", "status"));
    return status
        ? jobs.status(String.valueOf(args.get("jid")), caller.link(job), caller.origin(job))
        : null;
  }

  private Outcome beside(Job job, int seconds) throws ConnectionException {
    int poll = Keywording.number(engine, job, Keyword.POLL, USUAL_POLL);
    return poll > 0
        ? jobs.wait(seconds, () -> caller.run(caller.bind(job), job.alone(), false))
        : jobs.start(seconds, job, caller);
  }

  /** Whether the differences a job makes are shown. */
  boolean showsDiff(Job job) {
    Object said = job.task().keywords().get(Keyword.DIFF);
    return said == null ? settings.diff() : Keywording.truth(engine, said, job.variables());
  }
}
