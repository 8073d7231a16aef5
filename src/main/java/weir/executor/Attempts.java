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

/** Runs what a task names once: now, within a time, or beside the play. */
final class Attempts {
  private static final int USUAL_POLL = 15;
  private final TaskParts parts;

  Attempts(TaskParts parts) {
    this.parts = parts;
  }

  /** Runs it. A template that fails, or arguments that cannot be, are the caller's. */
  Outcome run(Job job) {
    int seconds = Keywording.number(parts.engine(), job, Keyword.TIMEOUT, 0);
    Outcome outcome =
        seconds <= 0
            ? now(job)
            : TimeLimit.within(
                seconds,
                () -> now(job.alone()),
                () -> {
                  throw new ModuleFailure(tooLate(job, seconds));
                });
    parts.learning().learn(job, outcome);
    return outcome;
  }

  private static String tooLate(Job job, int seconds) {
    return "The %s action failed to execute in the expected time frame (%d) and was terminated"
        .formatted(job.task().module(), seconds);
  }

  private Outcome now(Job job) {
    Directive directive = Directive.of(job.task().module());
    if (directive != null) {
      return parts.directives().run(directive, job);
    }
    try {
      boolean check = parts.checkMode(job);
      int async = check ? 0 : Keywording.number(parts.engine(), job, Keyword.ASYNC, 0);
      if (async > 0) {
        return beside(job, async);
      }
      Outcome known = asked(job);
      return known != null ? known : parts.caller().run(parts.caller().bind(job), job, check);
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
          Object evaluated = parts.engine().evaluate(value, job.variables());
          if (evaluated != null) {
            args.put(name, evaluated);
          }
        });
    boolean status = "status".equals(args.getOrDefault("mode", "status"));
    return status
        ? parts
            .jobs()
            .status(
                String.valueOf(args.get("jid")),
                parts.caller().link(job),
                parts.caller().origin(job))
        : null;
  }

  private Outcome beside(Job job, int seconds) throws ConnectionException {
    int poll = Keywording.number(parts.engine(), job, Keyword.POLL, USUAL_POLL);
    return poll > 0
        ? parts
            .jobs()
            .wait(seconds, () -> parts.caller().run(parts.caller().bind(job), job.alone(), false))
        : parts.jobs().start(seconds, job, parts.caller());
  }

  /** Whether the differences a job makes are shown. */
  boolean showsDiff(Job job) {
    Object said = job.task().keywords().get(Keyword.DIFF);
    return said == null
        ? parts.settings().diff()
        : Keywording.truth(parts.engine(), said, job.variables());
  }
}
