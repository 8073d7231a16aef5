package weir.strategy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.executor.Keywording;
import weir.executor.TaskReport;
import weir.module.Outcome;
import weir.playbook.Block;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.source.Span;

/** What follows from a task's reports: counters, notifications, includes, failures. */
final class Aftermath {
  private final PlayRun run;
  private final boolean inStep;
  private final Includes includes;
  private final InventoryChanges changes;

  /**
   * For the tasks of a play.
   *
   * @param inStep whether hosts go together; without that, a failure is its host's alone
   */
  Aftermath(PlayRun run, Includes includes, boolean inStep) {
    this.run = run;
    this.inStep = inStep;
    this.includes = includes;
    this.changes = new InventoryChanges(run);
  }

  /** Applies the reports of a task to the hosts whose turn it was. */
  void settle(
      Task task,
      TaskInfo info,
      List<HostRun> group,
      Map<HostRun, TaskReport> reports,
      boolean once) {
    Map<HostRun, TaskReport> own = new LinkedHashMap<>(reports);
    Map<HostRun, Includes.Entered> entered = includes.of(task, info, own);
    Map<HostRun, TaskReport> effective = new LinkedHashMap<>(own);
    if (once) {
      TaskReport report = own.values().iterator().next();
      for (HostRun host : group) {
        if (!reports.containsKey(host)) {
          run.executor.tasks().share(host.name(), task, report);
        }
        effective.put(host, report);
      }
    }
    boolean fatal =
        inStep
            && effective.entrySet().stream()
                .anyMatch(
                    each -> each.getValue().bad() && (once || anyErrorsFatal(task, each.getKey())));
    for (HostRun host : group) {
      TaskReport report = effective.get(host);
      if (report == null) {
        continue;
      }
      boolean counts = reports.containsKey(host);
      if (counts && report.outcome().changed()) {
        run.board.changed(host.name(), named(info));
      }
      switch (report.outcome().kind()) {
        case OK, FAILED -> host.didTaskOf(task.role());
        case SKIPPED, UNREACHABLE -> {}
      }
      if (report.bad()) {
        bad(task, host, report, counts);
      } else {
        good(task, host, report, counts, fatal, entered.getOrDefault(host, Includes.Entered.NONE));
      }
    }
    changes.apply(task, reports);
    if (fatal) {
      failOthers(group);
    }
    run.settle();
    if (fatal && run.alive().isEmpty()) {
      nobodyLeft();
    }
    if (inStep) {
      tooManyFailed();
    }
  }

  /** A task as people find it again. */
  private static String named(TaskInfo info) {
    Span span = info.span();
    return span == null
        ? "'%s'".formatted(info.name())
        : "'%s' (%s:%d)"
            .formatted(info.name(), Path.of(span.file().name()).getFileName(), span.line());
  }

  private void good(
      Task task,
      HostRun host,
      TaskReport report,
      boolean counts,
      boolean fatal,
      Includes.Entered entered) {
    if (counts) {
      run.board.count(host.name(), report, false);
      run.board.countOk(host.name(), entered.files() - 1);
      if (report.outcome().changed()) {
        notifications(task, host, report);
      }
    }
    if (fatal) {
      host.cursor().fail();
    } else if (entered.files() == 0) {
      host.cursor().advance();
    } else {
      host.cursor().enter(Block.of(List.copyOf(entered.blocks()), task.keywords(), task.span()));
    }
  }

  /** A failure that is fatal for all takes those with it that were somewhere else. */
  private void failOthers(List<HostRun> group) {
    run.alive().stream()
        .filter(host -> !group.contains(host))
        .forEach(host -> host.cursor().fail());
  }

  private void bad(Task task, HostRun host, TaskReport report, boolean counts) {
    boolean unreachable = report.outcome().kind() == Outcome.Kind.UNREACHABLE;
    boolean rescued = !unreachable && host.cursor().rescuable();
    if (unreachable) {
      host.cursor().end();
      run.board.out(host.name(), report.outcome().kind());
    } else {
      host.cursor().fail();
    }
    if (rescued && counts) {
      run.manager
          .store()
          .update(
              host.name(),
              known ->
                  known.withKnown(
                      Map.of(
                          "ansible_failed_task",
                          Map.of("name", run.name(task, host), "action", task.module()),
                          "ansible_failed_result",
                          report.registered())));
    }
    if (counts) {
      run.board.count(host.name(), report, rescued);
    }
  }

  private boolean anyErrorsFatal(Task task, HostRun host) {
    Object value = task.keywords().get(Keyword.ANY_ERRORS_FATAL);
    return Keywording.truth(run.engine, value, run.variables(host, task));
  }

  private void nobodyLeft() {
    run.callback.on(new Event.NoHostsLeft());
    run.end();
  }

  private void tooManyFailed() {
    Object limit = run.keyword(Keyword.MAX_FAIL_PERCENTAGE);
    if (limit == null || run.over()) {
      return;
    }
    long out = run.begun().stream().filter(host -> run.board.isOut(host.name())).count();
    if (out > 0 && 100.0 * out / run.batch().size() > Double.parseDouble(limit.toString())) {
      run.batch().forEach(host -> run.board.out(host.name(), Outcome.Kind.FAILED));
      nobodyLeft();
    }
  }

  private void notifications(Task task, HostRun host, TaskReport report) {
    for (String name : report.notified()) {
      List<Task> handlers = run.handlers.named(name);
      if (handlers.isEmpty()) {
        throw new UnknownHandler(name, task.span());
      }
      host.notified().addAll(handlers);
    }
  }
}
