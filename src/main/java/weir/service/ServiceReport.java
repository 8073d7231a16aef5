package weir.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weir.callback.Callback;
import weir.callback.Event;
import weir.module.Outcome;
import weir.modules.Json;
import weir.source.DiagnosticRenderer;

/**
 * Tells what plays of one service each came to, row by row as soon as each is known; or all at the
 * end, for programs.
 */
public abstract sealed class ServiceReport implements Callback permits DrillReport, VerbReport {
  final Stage stage;
  private String service = "";

  ServiceReport(Stage stage) {
    this.stage = stage;
  }

  /** What is going on, when a task has started. */
  abstract String started(String service, String task);

  /** The same after some seconds. */
  abstract String waiting(String service, String task, String hosts, long seconds);

  /** A host's result, of the task that ran last. */
  abstract void result(String host, String service, Outcome outcome);

  /** What is to be said behind all rows, when people read them. */
  abstract void last();

  /** All rows for programs. */
  abstract List<? extends Map<String, ?>> fields();

  @Override
  public final synchronized void on(Event event) {
    Progress progress = stage.progress();
    switch (event) {
      case Event.PlayStart start -> service = start.name();
      case Event.TaskStart start -> progress.show("… " + started(service, start.task().name()));
      case Event.Waiting tick ->
          progress.show(
              "… "
                  + waiting(
                      service,
                      tick.task().name(),
                      String.join(", ", tick.hosts()),
                      tick.seconds()));
      case Event.HostResult result -> result(result.host(), service, result.outcome());
      case Event.Warning warning -> {
        progress.clear();
        stage.err().print(DiagnosticRenderer.render(warning.diagnostic()));
      }
      case Event.Recap _ -> end();
      case Event.PlaybookStart _,
          Event.NoHostsMatched _,
          Event.NoHostsLeft _,
          Event.ItemResult _,
          Event.Retry _,
          Event.Returning _,
          Event.Kept _,
          Event.RolledBack _,
          Event.Included _ -> {}
    }
  }

  private void end() {
    stage.progress().clear();
    if (stage.json()) {
      stage.out().println(Json.write(new ArrayList<Object>(fields())));
    } else {
      last();
    }
    stage.out().flush();
  }

  /** Prints lines, unless one JSON text is all that is wanted. */
  final void tell(List<String> lines) {
    if (!stage.json()) {
      stage.progress().clear();
      lines.forEach(stage.out()::println);
      stage.out().flush();
    }
  }
}
