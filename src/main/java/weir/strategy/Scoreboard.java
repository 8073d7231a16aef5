package weir.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.callback.HostStats;
import weir.executor.TaskReport;
import weir.module.Outcome;

/** The counters of the recap, and which hosts are out. Used by the coordinating thread alone. */
final class Scoreboard {
  private final Map<String, HostStats> stats = new LinkedHashMap<>();
  private final Set<String> failed = new LinkedHashSet<>();
  private final Set<String> unreachable = new LinkedHashSet<>();
  private final Set<String> rolledBack = new LinkedHashSet<>();
  private final Map<String, Set<String>> changes = new LinkedHashMap<>();
  private final Set<String> needHand = new LinkedHashSet<>();

  /** Counts a report; a rescued failure counts as such. */
  void count(String host, TaskReport report, boolean rescued) {
    Outcome outcome = report.outcome();
    int changed = outcome.changed() ? 1 : 0;
    HostStats one =
        switch (outcome.kind()) {
          case OK -> new HostStats(1, changed, 0, 0, 0, 0, 0);
          case SKIPPED -> new HostStats(0, 0, 0, 0, 1, 0, 0);
          case FAILED ->
              report.ignored()
                  ? new HostStats(1, changed, 0, 0, 0, 0, 1)
                  : rescued
                      ? new HostStats(0, 0, 0, 0, 0, 1, 0)
                      : new HostStats(0, 0, 0, 1, 0, 0, 0);
          case UNREACHABLE ->
              report.ignored()
                  ? new HostStats(1, 0, 0, 0, 0, 0, 1)
                  : new HostStats(0, 0, 1, 0, 0, 0, 0);
        };
    stats.merge(host, one, HostStats::plus);
  }

  /** Notes which task has changed a host. */
  void changed(String host, String task) {
    boolean _ = changes.computeIfAbsent(host, _ -> new LinkedHashSet<>()).add(task);
  }

  /** The tasks that have changed a host, in order. */
  List<String> changes(String host) {
    return List.copyOf(changes.getOrDefault(host, Set.of()));
  }

  /** Counts what else a task of one host brought in. */
  void countOk(String host, int more) {
    if (more > 0) {
      stats.merge(host, new HostStats(more, 0, 0, 0, 0, 0, 0), HostStats::plus);
    }
  }

  /** A host is out for the rest of the run. */
  void out(String host, Outcome.Kind why) {
    (why == Outcome.Kind.UNREACHABLE ? unreachable : failed).add(host);
  }

  /** A host is back, as {@code meta: clear_host_errors} wants it. */
  void back(String host) {
    failed.remove(host);
    unreachable.remove(host);
  }

  /** Whether a host is out. */
  boolean isOut(String host) {
    return failed.contains(host) || unreachable.contains(host);
  }

  /** Counts a failure that is no task's. */
  void fail(String host) {
    stats.merge(host, new HostStats(0, 0, 0, 1, 0, 0, 0), HostStats::plus);
  }

  /** What the run has changed on a host is undone; it takes no further part. */
  void rolledBack(String host) {
    out(host, Outcome.Kind.FAILED);
    rolledBack.add(host);
  }

  boolean isRolledBack(String host) {
    return rolledBack.contains(host);
  }

  /** Not all could be undone on a host that should have been. */
  void needsHand(String host) {
    needHand.add(host);
  }

  boolean anyNeedsHand() {
    return !needHand.isEmpty();
  }

  boolean anyFailed() {
    return !failed.isEmpty();
  }

  boolean anyUnreachable() {
    return !unreachable.isEmpty();
  }

  Map<String, HostStats> stats() {
    return Collections.unmodifiableMap(stats);
  }
}
