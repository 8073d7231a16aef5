package weir.service;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.module.Outcome;
import weir.modules.Json;
import weir.source.DiagnosticRenderer;

/**
 * Tells what {@code weir start} and its like did, a line a host and service, as soon as each is
 * known; or all at the end, for programs.
 */
public final class VerbReport implements Callback {
  private final Verb verb;
  private final PrintStream out;
  private final PrintStream err;
  private final Ink ink;
  private final Progress progress;
  private final boolean json;
  private final Map<VerbRow.Key, VerbRow> rows = new LinkedHashMap<>();
  private final int hostWidth;
  private final int serviceWidth;
  private String service = "";

  /**
   * A report on these hosts and services.
   *
   * @param forecast whether nothing is done
   * @param json true to print nothing but one JSON text at the end
   */
  public VerbReport(
      Verb verb,
      List<ServiceHost> hosts,
      PrintStream out,
      PrintStream err,
      Ink ink,
      Progress progress,
      boolean forecast,
      boolean json) {
    this.verb = verb;
    this.out = out;
    this.err = err;
    this.ink = ink;
    this.progress = progress;
    this.json = json;
    for (ServiceHost host : hosts) {
      for (Service each : host.services()) {
        VerbRow row = new VerbRow(verb, host.name(), each, forecast);
        rows.put(row.key(), row);
      }
    }
    this.hostWidth = rows.keySet().stream().mapToInt(key -> key.host().length()).max().orElse(0);
    this.serviceWidth =
        rows.keySet().stream().mapToInt(key -> key.service().length()).max().orElse(0);
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.PlayStart start -> service = start.name();
      case Event.TaskStart start ->
          progress.show("… %s: %s".formatted(service, start.task().name()));
      case Event.Waiting waiting ->
          progress.show(
              "… %s: %s, %d s (%s)"
                  .formatted(
                      service,
                      waiting.task().name(),
                      waiting.seconds(),
                      String.join(", ", waiting.hosts())));
      case Event.HostResult result -> result(result.host(), result.outcome());
      case Event.Warning warning -> {
        progress.clear();
        err.print(DiagnosticRenderer.render(warning.diagnostic()));
      }
      case Event.Recap _ -> end();
      case Event.PlaybookStart _,
          Event.NoHostsMatched _,
          Event.NoHostsLeft _,
          Event.ItemResult _,
          Event.Retry _,
          Event.Included _,
          Event.RolledBack _ -> {}
    }
  }

  private void result(String host, Outcome outcome) {
    VerbRow row = rows.get(new VerbRow.Key(host, service));
    if (row != null && row.take(outcome)) {
      tell(row);
    }
  }

  private void tell(VerbRow row) {
    if (json) {
      return;
    }
    progress.clear();
    out.println(
        "%s  %s  %s%s"
            .formatted(
                padded(row.key().host(), hostWidth),
                padded(row.key().service(), serviceWidth),
                ink.paint(row.tone(), row.result()),
                row.details().isEmpty() ? "" : "  " + row.details()));
    row.trouble().lines().forEach(line -> out.println(ink.paint(row.tone(), "  " + line)));
    row.notes().forEach(note -> out.println(ink.paint(Tone.FAINT, "  └ " + note)));
    out.flush();
  }

  private void end() {
    progress.clear();
    if (json) {
      List<Object> list = new ArrayList<>();
      rows.values().forEach(row -> list.add(row.fields()));
      out.println(Json.write(list));
      out.flush();
      return;
    }
    rows.values().stream().filter(row -> !row.touched()).forEach(this::tell);
    long untouched = rows.values().stream().filter(row -> !row.touched()).count();
    if (verb == Verb.RESTART && untouched > 0) {
      out.println();
      out.println(
          "It stopped there, so that what still works goes on working. Untouched: %d of %d."
              .formatted(untouched, rows.size()));
    }
    out.flush();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** The row of a host and service, for tests. */
  @Nullable VerbRow row(String host, String name) {
    return rows.get(new VerbRow.Key(host, name));
  }
}
