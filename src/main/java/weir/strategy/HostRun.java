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
  private final Host host;
  private final ExecutorService thread;
  private final List<Check> checks = new ArrayList<>();
  private final Set<Task> notified = new LinkedHashSet<>();
  private volatile Cursor cursor = nowhere();
  private volatile boolean ended;
  private final Set<String> begunRoles = new HashSet<>();
  private final Set<String> doneRoles = new HashSet<>();
  private boolean arrived;
  private boolean handling;
  private boolean handlersFailed;
  private volatile List<Cursor> behind = List.of();
  private volatile Asked asked = new Asked(-1, Set.of());

  /**
   * What was asked ahead.
   *
   * @param changes how often the machine had been changed then
   * @param tasks by identity, those that nothing more can be asked for now
   */
  private record Asked(long changes, Set<Task> tasks) {}

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

  /** It has come to the end of the play. */
  void arrive() {
    arrived = true;
  }

  boolean arrived() {
    return arrived;
  }

  private static Cursor nowhere() {
    return Cursor.of(List.<Entry>of(), _ -> true);
  }

  /** Where it goes on when its list ends, besides the handlers that are due then. */
  List<Cursor> behind() {
    return behind;
  }

  void behind(List<Cursor> places) {
    behind = List.copyOf(places);
  }

  /** Whether a task was asked for ahead, and nothing has changed the machine since. */
  boolean hasAsked(long changes, Task task) {
    Asked last = asked;
    return last.changes() == changes && last.tasks().contains(task);
  }

  /** What was asked ahead, the machine having been changed so often. */
  void asked(long changes, Set<Task> tasks) {
    asked = new Asked(changes, tasks);
  }
}
