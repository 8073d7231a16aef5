package weir.strategy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.executor.Job;
import weir.module.Outcome;
import weir.playbook.Block;
import weir.playbook.Directive;
import weir.playbook.Task;

/** The tasks that lie ahead of a host if none fails, those of its includes among them. */
final class Ahead {
  private final PlayRun run;
  private final Includes includes;

  Ahead(PlayRun run, Includes includes) {
    this.run = run;
    this.includes = includes;
  }

  /** At most so many, up to an include of which nobody can tell yet what it brings in. */
  List<Job> jobs(HostRun host, int most) {
    List<Job> jobs = new ArrayList<>();
    Cursor cursor = host.cursor().copy();
    for (Task task = cursor.next(); task != null && jobs.size() < most; task = cursor.next()) {
      Job job = new Job(task, host.host(), run.vars(), run.variables(host, task));
      if (!includes(task)) {
        jobs.add(job);
        cursor.advance();
        continue;
      }
      List<Block> blocks = included(job);
      if (blocks == null) {
        break;
      }
      jobs.add(job);
      if (blocks.isEmpty()) {
        cursor.advance();
      } else {
        cursor.enter(Block.of(List.copyOf(blocks), task.keywords(), task.span()));
      }
    }
    return jobs;
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
