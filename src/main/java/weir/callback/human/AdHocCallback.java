package weir.callback.human;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.module.Catalog;
import weir.module.Diff;
import weir.module.Outcome;
import weir.source.DiagnosticRenderer;

/** Prints what one task came to on each host, as Ansible's ad hoc command does. */
public final class AdHocCallback implements Callback {
  /** Modules whose output is read as text. */
  private static final Set<String> TEXT = Set.of("command", "raw", "script", "shell");

  private final PrintStream out;
  private final PrintStream err;
  private final Palette palette;
  private final boolean showDiff;
  private final boolean oneLine;

  /** Prints results on one stream and warnings on the other. */
  public AdHocCallback(
      PrintStream out, PrintStream err, Palette palette, boolean showDiff, boolean oneLine) {
    this.out = out;
    this.err = err;
    this.palette = palette;
    this.showDiff = showDiff;
    this.oneLine = oneLine;
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.HostResult result -> result(result);
      case Event.Warning warning -> err.print(DiagnosticRenderer.render(warning.diagnostic()));
      case Event.NoHostsMatched _ -> err.println("warning: no hosts matched, nothing to do");
      case Event.Waiting waiting -> SignOfLife.print(waiting, palette, err);
      case Event.PlaybookStart _,
          Event.PlayStart _,
          Event.NoHostsLeft _,
          Event.TaskStart _,
          Event.ItemResult _,
          Event.Retry _,
          Event.Returning _,
          Event.Kept _,
          Event.RolledBack _,
          Event.Included _,
          Event.Recap _ -> {}
    }
    out.flush();
  }

  private void result(Event.HostResult result) {
    Outcome outcome = result.outcome();
    diffs(outcome);
    String host = result.host();
    boolean text = TEXT.contains(Catalog.shortName(result.task().module()));
    switch (outcome.kind()) {
      case OK -> {
        String word = outcome.changed() ? "CHANGED" : "SUCCESS";
        String line = text ? output(host, word, outcome) : json(host, word, result.task(), outcome);
        out.println(outcome.changed() ? palette.changed(line) : palette.ok(line));
      }
      case FAILED ->
          out.println(
              palette.bad(
                  text && outcome.values().containsKey("rc") && !oneLine
                      ? output(host, "FAILED", outcome)
                      : json(host, "FAILED!", result.task(), outcome)));
      case SKIPPED -> out.println(palette.skipped(host + " | SKIPPED"));
      case UNREACHABLE ->
          out.println(
              palette.unreachable(
                  oneLine
                      ? "%s | UNREACHABLE!: %s".formatted(host, outcome.values().get("msg"))
                      : json(host, "UNREACHABLE!", result.task(), outcome)));
    }
  }

  private String json(String host, String word, TaskInfo task, Outcome outcome) {
    Map<String, Object> all = new LinkedHashMap<>(outcome.values());
    if (outcome.kind() == Outcome.Kind.UNREACHABLE) {
      all.put("unreachable", true);
    }
    if (!Catalog.shortName(task.module()).equals("debug")) {
      all.put("changed", outcome.changed());
    }
    return "%s | %s => %s"
        .formatted(host, word, oneLine ? JsonText.tight(all) : JsonText.block(all));
  }

  private String output(String host, String word, Outcome outcome) {
    Map<String, Object> values = outcome.values();
    String rc = String.valueOf(values.getOrDefault("rc", -1));
    if (oneLine) {
      String errors = text(values, "stderr");
      return "%s | %s | rc=%s | (stdout) %s%s"
          .formatted(
              host,
              word,
              rc,
              escaped(text(values, "stdout")),
              errors.isEmpty() ? "" : " (stderr) " + escaped(errors));
    }
    // Ansible runs these into each other; a line each is easier to read.
    StringBuilder all = new StringBuilder();
    for (String name : List.of("stdout", "stderr", "msg")) {
      String part = text(values, name).stripTrailing();
      if (!part.isEmpty()) {
        all.append('\n').append(part);
      }
    }
    return "%s | %s | rc=%s >>%s".formatted(host, word, rc, all.isEmpty() ? "\n" : all);
  }

  private static String text(Map<String, Object> values, String name) {
    Object value = values.get(name);
    return value == null ? "" : value.toString();
  }

  private static String escaped(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n");
  }

  private void diffs(Outcome outcome) {
    if (!showDiff || !outcome.changed()) {
      return;
    }
    for (Diff diff : outcome.diffs()) {
      UnifiedDiff.lines(diff).forEach(line -> out.println(DiffColors.paint(palette, line)));
      out.println();
    }
  }
}
