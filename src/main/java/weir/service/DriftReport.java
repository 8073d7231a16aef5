package weir.service;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.module.Catalog;
import weir.module.Diff;
import weir.module.Outcome;
import weir.modules.Json;
import weir.source.DiagnosticRenderer;

/**
 * Gathers what a check run forecasts, and tells at its end where hosts differ from the playbooks.
 */
public final class DriftReport implements Callback {
  /** Modules that check mode passes over and that change nothing on a host in any case. */
  private static final Set<String> HARMLESS =
      Set.of("wait_for", "wait_for_connection", "fetch", "pause", "debug", "meta");

  private final PrintStream out;
  private final PrintStream err;
  private final Ink ink;
  private final Progress progress;
  private final Show show;
  private final Function<Diff, List<String>> unified;
  private final List<DriftRow> rows = new ArrayList<>();
  private final List<DriftFound.Trouble> failed = new ArrayList<>();
  private final List<DriftFound.Trouble> unreachable = new ArrayList<>();
  private final Map<TaskInfo, Set<String>> unchecked = new LinkedHashMap<>();
  private final Map<String, String> lastItemFailure = new LinkedHashMap<>();
  private Set<String> hosts = new TreeSet<>();

  /**
   * How to tell it.
   *
   * @param diff whether differences are shown line by line
   * @param width columns there is room for
   */
  public record Show(boolean diff, boolean json, int width) {}

  /**
   * A report of nothing yet.
   *
   * @param unified makes the lines of a unified diff
   */
  public DriftReport(
      PrintStream out,
      PrintStream err,
      Ink ink,
      Progress progress,
      Show show,
      Function<Diff, List<String>> unified) {
    this.out = out;
    this.err = err;
    this.ink = ink;
    this.progress = progress;
    this.show = show;
    this.unified = unified;
  }

  /** Whether a task would change something. */
  public synchronized boolean drifted() {
    return !rows.isEmpty();
  }

  /** Whether a host could not be looked at to the end. */
  public synchronized boolean failed() {
    return !failed.isEmpty();
  }

  /** Whether a host could not be reached. */
  public synchronized boolean unreachable() {
    return !unreachable.isEmpty();
  }

  /** How many hosts were looked at, or should have been. */
  public synchronized int hosts() {
    return hosts.size();
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.TaskStart start -> progress.show("… " + start.task().name());
      case Event.Waiting tick ->
          progress.show(
              "… %s, %d s (%s)"
                  .formatted(tick.task().name(), tick.seconds(), String.join(", ", tick.hosts())));
      case Event.ItemResult item -> item(item.host(), item.task(), item.label(), item.outcome());
      case Event.HostResult result -> result(result);
      case Event.Warning warning -> {
        progress.clear();
        err.print(DiagnosticRenderer.render(warning.diagnostic()));
      }
      case Event.Recap recap -> {
        hosts = new TreeSet<>(recap.hosts().keySet());
        end();
      }
      case Event.PlaybookStart _,
          Event.PlayStart _,
          Event.NoHostsMatched _,
          Event.NoHostsLeft _,
          Event.Retry _,
          Event.Included _,
          Event.Returning _,
          Event.Kept _,
          Event.RolledBack _ -> {}
    }
  }

  private void item(String host, TaskInfo task, String label, Outcome outcome) {
    switch (outcome.kind()) {
      case OK, SKIPPED -> forecast(host, task, label, outcome);
      case FAILED, UNREACHABLE -> lastItemFailure.put(host, message(outcome));
    }
  }

  private void result(Event.HostResult result) {
    String inItem = lastItemFailure.remove(result.host());
    Outcome outcome = result.outcome();
    switch (outcome.kind()) {
      case OK, SKIPPED -> {
        if (!result.items()) {
          forecast(result.host(), result.task(), null, outcome);
        }
      }
      case FAILED -> {
        if (!result.ignored()) {
          String message = inItem == null ? message(outcome) : inItem;
          failed.add(new DriftFound.Trouble(result.host(), result.task(), message));
        }
      }
      case UNREACHABLE ->
          unreachable.add(new DriftFound.Trouble(result.host(), result.task(), message(outcome)));
    }
  }

  private void forecast(String host, TaskInfo task, @Nullable String item, Outcome outcome) {
    if (outcome.changed()) {
      rows.add(new DriftRow(host, task, item, outcome));
    } else if (passedOver(task, outcome)) {
      unchecked.computeIfAbsent(task, _ -> new LinkedHashSet<>()).add(host);
    }
  }

  /** Whether check mode could not tell, which is not the same as a condition that is false. */
  private static boolean passedOver(TaskInfo task, Outcome outcome) {
    Map<String, Object> values = outcome.values();
    return outcome.kind() == Outcome.Kind.SKIPPED
        && !task.handler()
        && !values.containsKey("skip_reason")
        && !values.containsKey("skipped_reason")
        && !values.containsKey("results")
        && !message(outcome).startsWith("skipped, since")
        && !HARMLESS.contains(Catalog.shortName(task.module()));
  }

  private static String message(Outcome outcome) {
    return String.valueOf(outcome.values().getOrDefault("msg", ""));
  }

  private void end() {
    progress.clear();
    rows.sort(Comparator.comparing(DriftRow::host));
    DriftView view =
        new DriftView(
            new DriftFound(rows, failed, unreachable, unchecked, hosts), show, ink, unified);
    (show.json() ? List.of(Json.write(view.fields())) : view.text()).forEach(out::println);
    out.flush();
  }
}
