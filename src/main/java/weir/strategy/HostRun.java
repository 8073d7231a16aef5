package weir.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import weir.callback.TaskInfo;
import weir.executor.Job;
import weir.inventory.Host;
import weir.playbook.Entry;
import weir.playbook.Role;
import weir.playbook.Task;

/** One host in a play: its thread, where it is, what it has notified. */
final class HostRun {
  private static final int WIDEST = 1 << 20;
  private final Host host;
  private final ExecutorService thread;
  private final List<Check> checks = new ArrayList<>();
  private final Set<Task> notified = new LinkedHashSet<>();
  private volatile Cursor cursor = nowhere();
  private volatile boolean ended;
  private final Set<String> begunRoles = new HashSet<>();
  private final Set<String> doneRoles = new HashSet<>();
  private boolean handling;
  private boolean handlersFailed;
  private int covered;
  private long seenChanges = -1;
  private int window = WIDEST;

  HostRun(Host host) {
    this.host = host;
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("host " + host.name()).factory());
  }

  /** A look at the host's health that the play has taken. */
  record Check(Job job, TaskInfo info) {}

  /** All of them, in order. */
  List<Check> checks() {
    return List.copyOf(checks);
  }

  void checked(Job job, TaskInfo info) {
    checks.add(new Check(job, info));
  }

  Host host() {
    return host;
  }

  String name() {
    return host.name();
  }

  ExecutorService thread() {
    return thread;
  }

  Cursor cursor() {
    return cursor;
  }

  void start(Cursor at) {
    start(at, false);
  }

  void start(Cursor at, boolean handler) {
    cursor = at;
    covered = 0;
    handling = handler;
  }

  /** True while the list that is worked through is a handler. */
  boolean handling() {
    return handling;
  }

  /** True when a handler failed since the flush began. */
  boolean handlersFailed() {
    return handlersFailed;
  }

  void failHandlers() {
    handlersFailed = true;
  }

  void forgetHandlers() {
    handlersFailed = false;
  }

  /** Notes that a task of a role came to something else than being skipped. */
  void didTaskOf(@Nullable Role role) {
    if (role != null && role.once() != null) {
      begunRoles.add(role.once());
    }
  }

  /** The end of a role, which counts as done if any of its tasks did something. */
  void endOf(@Nullable Role role) {
    if (role != null && role.once() != null && begunRoles.contains(role.once())) {
      doneRoles.add(role.once());
    }
  }

  /** Whether the host has done the task's role before. */
  boolean hasDone(@Nullable Role role) {
    return role != null && role.once() != null && doneRoles.contains(role.once());
  }

  /** Tasks that this host has notified and that have not run. */
  Set<Task> notified() {
    return notified;
  }

  /** True when {@code meta: end_host} or {@code end_play} took it out without a failure. */
  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
    cursor = nowhere(); // Its thread may be looking at the old one.
  }

  private static Cursor nowhere() {
    return Cursor.of(List.<Entry>of(), _ -> true);
  }

  /**
   * How many tasks ahead to ask for now, 0 when what was asked before still reaches. After a change
   * the window starts small, for answers behind a change are lost; it widens while nothing changes.
   */
  int toAsk(long changes) {
    if (seenChanges == changes && covered > 0) {
      covered--;
      return 0;
    }
    if (seenChanges >= 0 && seenChanges != changes) {
      window = 1;
    } else if (seenChanges >= 0) {
      window = Math.min(WIDEST, window * 4);
    }
    seenChanges = changes;
    return window;
  }

  /** What was asked reaches over this many tasks, the one whose turn it is among them. */
  void asked(int tasks) {
    covered = tasks - 1;
  }
}
