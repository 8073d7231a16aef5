package weir.strategy;

import java.util.IdentityHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.executor.Job;
import weir.executor.Keywording;
import weir.executor.TaskReport;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.Directive;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.template.TemplateException;
import weir.template.Variables;

/**
 * Runs one task on one host in that host's thread. How many do so at a time is limited for the run
 * ({@code forks}) and by tasks ({@code throttle}).
 */
final class Worker {
  static final String HEALTH = "weir.health";
  private final PlayRun run;
  private final Ahead ahead;
  private final @Nullable Semaphore forks;
  private final IdentityHashMap<Task, Semaphore> throttles = new IdentityHashMap<>();

  /** Without forks somebody else sees to it that not too many work. */
  Worker(PlayRun run, Includes includes, @Nullable Semaphore forks) {
    this.run = run;
    this.ahead = new Ahead(run, includes);
    this.forks = forks;
  }

  /** What listeners are told of a task. */
  TaskInfo info(Task task, HostRun first, boolean handler) {
    return new TaskInfo(
        run.title(task, first),
        task.module(),
        task.span(),
        handler,
        shows(task, run.variables(first, task)),
        false);
  }

  /** Whether the result is the point of a task. */
  private boolean shows(Task task, Variables variables) {
    return switch (weir.module.Catalog.shortName(task.module())) {
      case "debug" -> true;
      case "assert" -> !Keywording.truth(run.engine, task.args().named().get("quiet"), variables);
      default -> false;
    };
  }

  /** Runs a task and tells of it. */
  TaskReport work(Task task, TaskInfo info, HostRun host) throws InterruptedException {
    Variables variables = run.variables(host, task);
    try (Turn _ = Turn.take(throttle(task, variables));
        Turn _ = Turn.take(forks)) {
      Job job = new Job(task, host.host(), run.vars(), variables);
      TaskReport report = run.executor.tasks().run(lookingAhead(job, host), info);
      if (task.module().equals(HEALTH) && report.outcome().kind() != Outcome.Kind.SKIPPED) {
        host.checked(job, info);
      }
      if (!Directive.includes(task.module()) || report.outcome().kind() != Outcome.Kind.OK) {
        run.callback.on(
            new Event.HostResult(
                host.name(),
                report.delegate(),
                info,
                report.shown(),
                report.ignored(),
                report.itemsShown()));
      }
      return report;
    }
  }

  private @Nullable Semaphore throttle(Task task, Variables variables) {
    Object value = task.keywords().get(Keyword.THROTTLE);
    int limit = value == null ? 0 : Keywording.number(run.engine, value, variables);
    if (limit <= 0) {
      return null;
    }
    synchronized (throttles) {
      return throttles.computeIfAbsent(task, _ -> new Semaphore(limit, true));
    }
  }

  /** Asks for the tasks to come, now and when this one acts. */
  private Job lookingAhead(Job job, HostRun host) {
    if (!run.settings.lookAhead()) {
      return job;
    }
    if (!asked(job, host)) {
      ahead.ask(host, job);
    }
    return job.followedBy(next -> ahead.follow(host, job, next));
  }

  private boolean asked(Job job, HostRun host) {
    try {
      return host.hasAsked(run.executor.lookAhead().changes(job), job.task());
    } catch (TemplateException | ModuleFailure _) {
      return true; // It shows when the task runs.
    }
  }

  /** A place among those that may work at the same time. */
  private record Turn(@Nullable Semaphore places) implements AutoCloseable {

    static Turn take(@Nullable Semaphore places) throws InterruptedException {
      if (places != null) {
        places.acquire();
      }
      return new Turn(places);
    }

    @Override
    public void close() {
      if (places != null) {
        places.release();
      }
    }
  }
}
