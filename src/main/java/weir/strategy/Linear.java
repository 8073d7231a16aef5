package weir.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.executor.Keywording;
import weir.executor.TaskReport;
import weir.playbook.Directive;
import weir.playbook.Entry;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.source.DiagnosticException;
import weir.template.TemplateException;

/** Runs entries task by task: no host begins a task before all have finished the one above it. */
final class Linear implements Course {
  private static final long SIGN_OF_LIFE_SECONDS = 5;
  private final PlayRun run;
  private final Aftermath aftermath;
  private final Meta meta;
  private final Flush flush;
  private final Worker worker;

  Linear(PlayRun run) {
    this.run = run;
    Includes includes = new Includes(run);
    this.aftermath = new Aftermath(run, includes, true);
    this.flush = new Flush(run, this);
    this.meta = new Meta(run, flush);
    this.worker = new Worker(run, includes, new Semaphore(run.settings.forks(), true));
  }

  @Override
  public void play(List<HostRun> hosts) {
    List<List<Entry>> sections = run.sections();
    for (int i = 0; i < sections.size(); i++) {
      for (HostRun host : run.alive()) {
        host.behind(
            sections.subList(i + 1, sections.size()).stream()
                .map(later -> place(host, later))
                .toList());
      }
      run(sections.get(i), run.alive(), false);
      flush.last(hosts);
    }
    if (!run.cut()) {
      hosts.forEach(HostRun::arrive);
    }
  }

  /** The start of entries that are no handlers. */
  private Cursor place(HostRun host, List<Entry> entries) {
    return Cursor.of(entries, task -> run.wanted(task, host));
  }

  /** Runs entries on some hosts. */
  void run(List<Entry> entries, List<HostRun> hosts, boolean handlers) {
    for (HostRun host : hosts) {
      host.start(handlers ? Cursor.of(entries, _ -> true) : place(host, entries), handlers);
    }
    for (List<HostRun> group = next(hosts); !group.isEmpty() && !run.over(); group = next(hosts)) {
      Task task = group.getFirst().cursor().next();
      if (task != null) {
        step(task, group, handlers);
      }
    }
  }

  /** The hosts whose next task is the earliest of all. */
  private static List<HostRun> next(List<HostRun> hosts) {
    List<HostRun> group = new ArrayList<>();
    List<Integer> earliest = null;
    Task task = null;
    for (HostRun host : hosts) {
      Task candidate = host.cursor().next();
      if (candidate == null) {
        continue;
      }
      List<Integer> position = host.cursor().position();
      int order = earliest == null ? -1 : compare(position, earliest);
      if (order < 0) {
        group.clear();
        earliest = position;
        task = candidate;
      }
      if (order < 0 || (order == 0 && same(candidate, task))) {
        group.add(host);
      }
    }
    return group;
  }

  @SuppressWarnings("ReferenceEquality") // two tasks may be equal and still be two
  private static boolean same(Task one, @Nullable Task other) {
    return one == other;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private void step(Task task, List<HostRun> group, boolean handler) {
    run.refresh();
    if (task.isRoleComplete()) {
      for (HostRun host : group) {
        host.endOf(task.role());
        host.cursor().advance();
      }
      return;
    }
    TaskInfo info = worker.info(task, group.getFirst(), handler);
    run.callback.on(new Event.TaskStart(info));
    if (PlayRun.isDirective(task, Directive.META)) {
      meta.run(task, info, group);
      run.settle();
      return;
    }
    boolean once = runsOnce(task, group.getFirst());
    List<HostRun> workers = once ? group.subList(0, 1) : group;
    Map<HostRun, TaskReport> reports = reports(task, info, workers);
    aftermath.settle(task, info, group, reports, once);
  }

  private boolean runsOnce(Task task, HostRun first) {
    Object value = task.keywords().get(Keyword.RUN_ONCE);
    boolean always = PlayRun.isDirective(task, Directive.ADD_HOST);
    try {
      return always || Keywording.holds(run.engine, value, run.variables(first, task));
    } catch (TemplateException e) {
      throw new DiagnosticException(e.diagnostic());
    }
  }

  private Map<HostRun, TaskReport> reports(Task task, TaskInfo info, List<HostRun> workers) {
    Map<HostRun, Future<TaskReport>> running = new LinkedHashMap<>();
    for (HostRun host : workers) {
      running.put(host, host.thread().submit(() -> worker.work(task, info, host)));
    }
    Map<HostRun, TaskReport> reports = new LinkedHashMap<>();
    long start = System.nanoTime();
    running.forEach(
        (host, future) -> reports.put(host, await(future, () -> waiting(info, running, start))));
    return reports;
  }

  private void waiting(TaskInfo info, Map<HostRun, Future<TaskReport>> running, long start) {
    List<String> busy = new ArrayList<>();
    running.forEach((host, future) -> {
      if (!future.isDone()) {
        busy.add(host.name());
      }
    });
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    run.callback.on(new Event.Waiting(info, busy, seconds));
  }

  private static TaskReport await(Future<TaskReport> future, Runnable stillWaiting) {
    try {
      while (true) {
        try {
          return future.get(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
          stillWaiting.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "A task's thread failed. This is a bug in Weir.", e.getCause());
    }
  }
}
