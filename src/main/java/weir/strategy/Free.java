package weir.strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.executor.TaskReport;
import weir.playbook.Directive;
import weir.playbook.Entry;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.source.Span;

/**
 * Each host goes through the play at its own pace, handlers included. Pinned, a host that has begun
 * goes on to the end before another one takes its place.
 */
final class Free implements Course, Flushing {
  private static final long SIGN_OF_LIFE_SECONDS = 5;
  private final PlayRun run;
  private final int places;
  private final Aftermath aftermath;
  private final Meta meta;
  private final Worker worker;
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
  private final Map<HostRun, Lane> lanes = new LinkedHashMap<>();
  private final Set<Span> warned = new HashSet<>();

  /** A host on its way. */
  private static final class Lane {
    final HostRun host;
    final Deque<Cursor> places = new ArrayDeque<>();
    @Nullable Iterator<Task> handlers;
    @Nullable Task handler;
    @Nullable TaskInfo busyWith;
    long since;
    boolean begun;
    boolean forced;
    boolean over;

    Lane(HostRun host) {
      this.host = host;
    }
  }

  /** One task that a host's thread has finished. */
  private record Done(
      Lane lane,
      Task task,
      TaskInfo info,
      @Nullable TaskReport report,
      @Nullable Throwable failure) {}

  Free(PlayRun run, boolean pinned) {
    this.run = run;
    this.places = pinned ? run.settings.forks() : Integer.MAX_VALUE;
    Includes includes = new Includes(run);
    this.aftermath = new Aftermath(run, includes, false);
    this.meta = new Meta(run, this);
    this.worker =
        new Worker(run, includes, pinned ? null : new Semaphore(run.settings.forks(), true));
  }

  @Override
  public void play(List<HostRun> hosts) {
    Task flush = Task.flushHandlers(run.play().place().directory(), run.play().span());
    List<Entry> entries = new ArrayList<>();
    for (List<Entry> section : run.sections()) {
      entries.addAll(section);
      entries.add(flush);
    }
    for (HostRun host : run.alive()) {
      lanes.put(host, new Lane(host));
      host.start(Cursor.of(entries, task -> same(task, flush) || run.wanted(task, host)));
    }
    while (begin()) {
      settle(await());
    }
  }

  /** Gives idle hosts something to do; false when no host has anything left. */
  private boolean begin() {
    long taken = lanes.values().stream().filter(lane -> lane.begun && !lane.over).count();
    for (Lane lane : lanes.values()) {
      if (!lane.begun && taken < places) {
        lane.begun = true;
        taken++;
      }
      if (lane.begun && lane.busyWith == null && !lane.over) {
        goOn(lane);
        taken -= lane.over ? 1 : 0;
      }
    }
    return lanes.values().stream().anyMatch(lane -> lane.busyWith != null);
  }

  /** Takes a host to its next piece of work, or to its end. */
  private void goOn(Lane lane) {
    HostRun host = lane.host;
    while (lane.busyWith == null && !run.over()) {
      Task task = host.cursor().next();
      if (task == null) {
        if (!nextHandler(lane) && !resume(lane) && !forced(lane)) {
          host.arrive();
          break;
        }
      } else if (task.isRoleComplete()) {
        host.endOf(task.role());
        host.cursor().advance();
      } else {
        run.refresh();
        TaskInfo info = worker.info(task, host, lane.handlers != null);
        if (PlayRun.isDirective(task, Directive.META)) {
          meta.run(task, info, List.of(host));
          run.settle();
        } else {
          submit(lane, task, info);
        }
      }
    }
    lane.over = lane.busyWith == null;
  }

  private void submit(Lane lane, Task task, TaskInfo info) {
    lane.busyWith = info;
    lane.since = System.nanoTime();
    boolean _ =
        lane.host
            .thread()
            .submit(() -> {
              try {
                done.add(new Done(lane, task, info, worker.work(task, info, lane.host), null));
              } catch (InterruptedException | RuntimeException | Error e) {
                done.add(new Done(lane, task, info, null, e));
              }
            })
            .isDone();
  }

  private Done await() {
    try {
      while (true) {
        Done next = done.poll(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS);
        if (next != null) {
          return next;
        }
        lanes.values().forEach(this::waiting);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void waiting(Lane lane) {
    if (lane.busyWith != null) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - lane.since);
      run.callback.on(new Event.Waiting(lane.busyWith, List.of(lane.host.name()), seconds));
    }
  }

  private void settle(Done finished) {
    TaskReport report = finished.report();
    if (report == null) {
      throw new IllegalStateException(
          "A task's thread failed. This is a bug in Weir.", finished.failure());
    }
    Lane lane = finished.lane();
    lane.busyWith = null;
    run.refresh();
    if (finished.task().keywords().has(Keyword.RUN_ONCE) && warned.add(finished.task().span())) {
      run.warn("run_once has no meaning where hosts do not wait for each other", finished.task());
    }
    if (Directive.includes(finished.task().module())) {
      run.callback.on(new Event.TaskStart(finished.info()));
    }
    aftermath.settle(
        finished.task(), finished.info(), List.of(lane.host), Map.of(lane.host, report), false);
  }

  @Override
  public void inside(List<HostRun> hosts) {
    for (HostRun host : hosts) {
      Lane lane = lanes.get(host);
      if (lane != null && lane.handlers == null) {
        lane.places.push(host.cursor().copy());
        lane.handlers = run.handlers.inOrder().iterator();
        host.start(Cursor.of(List.of(), _ -> true), true);
      }
    }
  }

  /** Starts the next notified handler of a flush; false when there is none, or no flush. */
  private boolean nextHandler(Lane lane) {
    HostRun host = lane.host;
    if (lane.handlers == null) {
      return false;
    }
    if (lane.handler != null && host.cursor().failed()) {
      host.failHandlers();
    }
    lane.handler = null;
    while (lane.handlers.hasNext() && !host.handlersFailed() && !host.ended()) {
      Task handler = lane.handlers.next();
      if (host.notified().remove(handler)
          && (run.forceHandlers() || !run.board.isOut(host.name()))) {
        lane.handler = handler;
        host.start(Cursor.of(List.of(handler), _ -> true), true);
        return true;
      }
    }
    return false;
  }

  /** Back to where the flush began; false when there was none. */
  private boolean resume(Lane lane) {
    HostRun host = lane.host;
    Cursor place = lane.places.poll();
    lane.handlers = null;
    if (place == null || host.ended()) {
      return false;
    }
    host.start(place);
    if (host.handlersFailed()) {
      place.fail();
      host.forgetHandlers();
    }
    run.settle();
    return true;
  }

  /** A host that has failed runs its handlers all the same when they are forced. */
  private boolean forced(Lane lane) {
    HostRun host = lane.host;
    if (lane.forced
        || !host.cursor().failed()
        || host.notified().isEmpty()
        || !run.forceHandlers()
        || host.ended()) {
      return false;
    }
    lane.forced = true;
    inside(List.of(host));
    return lane.handlers != null;
  }

  @SuppressWarnings("ReferenceEquality") // two tasks may be equal and still be two
  private static boolean same(Task one, Task other) {
    return one == other;
  }
}
