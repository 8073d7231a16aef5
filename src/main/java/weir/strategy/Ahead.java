package weir.strategy;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.executor.Foresight;
import weir.executor.Job;
import weir.executor.LookAhead;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.Block;
import weir.playbook.Directive;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.source.DiagnosticException;
import weir.template.TemplateException;

/**
 * Asks the questions of the tasks that lie ahead of a host if none fails, those of its includes
 * among them: up to one that is foreseen to act, and to where nobody can tell yet what comes.
 */
final class Ahead {
  private final PlayRun run;
  private final Includes includes;

  Ahead(PlayRun run, Includes includes) {
    this.run = run;
    this.includes = includes;
  }

  /** Before a task's turn: for it and those behind it. */
  void ask(HostRun host, Job job) {
    ask(host, job, 0);
  }

  /**
   * While a task's action is under way: for those behind it, and the rest of its own items.
   *
   * @param next the first of these
   */
  void follow(HostRun host, Job job, int next) {
    ask(host, job, next);
  }

  private void ask(HostRun host, Job job, int from) {
    Set<Task> covered = Collections.newSetFromMap(new IdentityHashMap<>());
    covered.add(job.task());
    try {
      LookAhead look = run.executor.lookAhead();
      long changes = look.changes(job);
      Foresight sight = look.begin(host.name());
      walk(host, sight, from, covered);
      host.asked(look.send(sight) ? changes : -1, covered);
    } catch (TemplateException | ModuleFailure | DiagnosticException _) {
      host.asked(-1, covered); // Whatever hinders shows when the task has its turn.
    }
  }

  private void walk(HostRun host, Foresight sight, int from, Set<Task> covered) {
    LookAhead look = run.executor.lookAhead();
    WayAhead way = new WayAhead(run, host);
    int first = from;
    boolean notifies = false;
    for (Task task = way.next(); task != null; task = way.next()) {
      if (task.isRoleComplete()) {
        way.advance();
        continue;
      }
      boolean handlersDue = notifies || !host.notified().isEmpty();
      if (handlersDue && flushes(task)) {
        return;
      }
      Job job = look.job(sight, task, host.host(), run.vars());
      switch (look.look(sight, job, first)) {
        case PASSED -> covered.add(task);
        case UNKNOWN -> {}
        case STOP -> {
          covered.add(task);
          return;
        }
      }
      notifies |= first > 0 && task.keywords().has(Keyword.NOTIFY);
      first = 0;
      List<Block> blocks = includes(task) ? included(job) : List.of();
      if (blocks == null) {
        covered.remove(task);
        return;
      }
      if (blocks.isEmpty()) {
        way.advance();
      } else {
        way.enter(Block.of(List.copyOf(blocks), task.keywords(), task.span()));
      }
      if (notifies && way.atHandlers()) {
        return;
      }
    }
  }

  private static boolean flushes(Task task) {
    return PlayRun.isDirective(task, Directive.META)
        && "flush_handlers".equals(task.args().named().get("action"));
  }

  private static boolean includes(Task task) {
    Directive directive = Directive.of(task.module());
    return directive == Directive.INCLUDE_TASKS || directive == Directive.INCLUDE_ROLE;
  }

  private @Nullable List<Block> included(Job job) {
    Outcome outcome = run.executor.lookAhead().include(job);
    if (outcome == null) {
      return null;
    }
    return outcome.kind() == Outcome.Kind.OK ? includes.foresee(job.task(), outcome) : List.of();
  }
}
