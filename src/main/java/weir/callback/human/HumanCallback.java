package weir.callback.human;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.HostStats;
import weir.callback.TaskInfo;
import weir.module.Catalog;
import weir.module.Diff;
import weir.module.Outcome;
import weir.source.Diagnostic;
import weir.source.DiagnosticRenderer;

/** Prints a run as Ansible's default callback does. */
public final class HumanCallback implements Callback {
  private static final String WARNINGS = "warnings";
  private static final int WIDTH = 79;
  private final PrintStream out;
  private final PrintStream err;
  private final Palette palette;
  private final int verbosity;
  private final List<String> states = new ArrayList<>();

  /** Prints results on one stream and warnings on the other. */
  public HumanCallback(PrintStream out, PrintStream err, Palette palette, int verbosity) {
    this.out = out;
    this.err = err;
    this.palette = palette;
    this.verbosity = verbosity;
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.PlaybookStart start -> playbookStart(start);
      case Event.PlayStart start -> playStart(start);
      case Event.NoHostsMatched _ -> line(palette.skipped("skipping: no hosts matched"));
      case Event.NoHostsLeft _ -> banner("NO MORE HOSTS LEFT");
      case Event.TaskStart start -> taskStart(start.task());
      case Event.HostResult result -> hostResult(result);
      case Event.ItemResult result -> itemResult(result);
      case Event.Waiting waiting -> SignOfLife.print(waiting, palette, err);
      case Event.Retry retry ->
          line(
              palette.changed(
                  "FAILED - RETRYING: [%s]: %s (%d retries left)."
                      .formatted(retry.host(), retry.task().name(), retry.left())));
      case Event.Included included -> included(included);
      case Event.Warning warning -> err.print(DiagnosticRenderer.render(warning.diagnostic()));
      case Event.Returning _ -> banner("ROLLBACK");
      case Event.RolledBack back -> {
        states.add(RollbackText.summary(back, palette));
        RollbackText.lines(back, palette).forEach(this::line);
      }
      case Event.Kept kept -> states.add(KeptText.summary(kept, palette));
      case Event.Recap recap -> recap(recap.hosts());
    }
    out.flush();
  }

  private void playbookStart(Event.PlaybookStart start) {
    if (verbosity >= 2) {
      banner("PLAYBOOK: " + Path.of(start.file()).getFileName());
    }
  }

  private void playStart(Event.PlayStart start) {
    String checked = start.checkMode() ? " [CHECK MODE]" : "";
    banner(
        start.name().isEmpty() ? "PLAY" + checked : "PLAY [%s]%s".formatted(start.name(), checked));
  }

  private void taskStart(TaskInfo task) {
    String kind = task.handler() ? "RUNNING HANDLER" : "TASK";
    banner("%s [%s]%s".formatted(kind, task.name(), task.checkMode() ? " [CHECK MODE]" : ""));
    if (verbosity >= 2 && task.span() != null) {
      line("task path: %s:%d".formatted(task.span().file().name(), task.span().line()));
    }
  }

  private void included(Event.Included included) {
    String label = included.label() == null ? "" : " => (item=%s)".formatted(included.label());
    line(
        palette.skipped(
            "included: %s for %s%s"
                .formatted(included.file(), String.join(", ", included.hosts()), label)));
  }

  private void hostResult(Event.HostResult result) {
    Outcome outcome = result.outcome();
    warnings(result.host(), outcome);
    diffs(outcome);
    String host = hostLabel(result.host(), result.delegate());
    boolean quiet = result.items();
    switch (outcome.kind()) {
      case OK -> {
        if (!quiet) {
          okLine(host, "", result.task(), outcome);
        }
      }
      case SKIPPED ->
          line(
              palette.skipped(
                  "skipping: [%s]%s".formatted(result.host(), shown(result.task(), outcome))));
      case FAILED -> {
        if (!quiet) {
          line(
              palette.bad(
                  "fatal: [%s]: FAILED! => %s".formatted(host, failure(result.task(), outcome))));
        }
      }
      case UNREACHABLE ->
          line(
              palette.unreachable(
                  "fatal: [%s]: UNREACHABLE! => %s".formatted(host, json(outcome))));
    }
    if (result.ignored()) {
      line(palette.skipped("...ignoring"));
    }
  }

  private void itemResult(Event.ItemResult result) {
    Outcome outcome = result.outcome();
    warnings(result.host(), outcome);
    diffs(outcome);
    String host = hostLabel(result.host(), result.delegate());
    String label = "(item=%s)".formatted(result.label());
    switch (outcome.kind()) {
      case OK -> okLine(host, " => " + label, result.task(), outcome);
      case SKIPPED ->
          line(
              palette.skipped(
                  "skipping: [%s] => %s %s"
                      .formatted(result.host(), label, shown(result.task(), outcome))));
      case FAILED, UNREACHABLE ->
          line(
              palette.bad(
                  "failed: [%s] %s => %s".formatted(host, label, failure(result.task(), outcome))));
    }
  }

  private void okLine(String host, String label, TaskInfo task, Outcome outcome) {
    String word = outcome.changed() ? "changed" : "ok";
    String result =
        task.showResult() && !outcome.values().containsKey("censored")
            ? " => " + JsonText.block(point(task, outcome))
            : verbosity > 0 && !gathers(task) ? " => " + json(outcome) : "";
    String text = "%s: [%s]%s%s".formatted(word, host, label, result);
    line(outcome.changed() ? palette.changed(text) : palette.ok(text));
  }

  /** Facts are too many to be shown. */
  private static boolean gathers(TaskInfo task) {
    String module = Catalog.shortName(task.module());
    return module.equals("setup") || module.equals("gather_facts");
  }

  /** What a module warns of is worth a line of its own, as in Ansible. */
  private void warnings(String host, Outcome outcome) {
    if (outcome.values().get(WARNINGS) instanceof List<?> warnings) {
      warnings.forEach(each ->
          err.print(
              DiagnosticRenderer.render(Diagnostic.warning("%s: %s".formatted(host, each), null))));
    }
  }

  private void diffs(Outcome outcome) {
    if (!outcome.changed()) {
      return;
    }
    for (Diff diff : outcome.diffs()) {
      for (String diffLine : UnifiedDiff.lines(diff)) {
        line(DiffColors.paint(palette, diffLine));
      }
      line("");
    }
  }

  private void recap(Map<String, HostStats> hosts) {
    banner("PLAY RECAP");
    new TreeMap<>(hosts)
        .forEach((host, s) -> {
          boolean bad = s.failed() > 0 || s.unreachable() > 0;
          String name = "%-26s".formatted(host);
          String painted =
              bad ? palette.bad(name) : s.changed() > 0 ? palette.changed(name) : palette.ok(name);
          line(
              "%s : %s %s %s %s %s %s %s"
                  .formatted(
                      painted,
                      count("ok", s.ok(), s.ok() > 0 ? 'o' : ' '),
                      count("changed", s.changed(), s.changed() > 0 ? 'c' : ' '),
                      count("unreachable", s.unreachable(), s.unreachable() > 0 ? 'u' : ' '),
                      count("failed", s.failed(), s.failed() > 0 ? 'b' : ' '),
                      count("skipped", s.skipped(), s.skipped() > 0 ? 's' : ' '),
                      count("rescued", s.rescued(), s.rescued() > 0 ? 'o' : ' '),
                      count("ignored", s.ignored(), s.ignored() > 0 ? 'c' : ' ')));
        });
    states.forEach(this::line);
    line("");
  }

  private String count(String name, int number, char color) {
    String text = "%s=%-4d".formatted(name, number);
    return switch (color) {
      case 'o' -> palette.ok(text);
      case 'c' -> palette.changed(text);
      case 'b', 'u' -> palette.bad(text);
      case 's' -> palette.skipped(text);
      default -> text;
    };
  }

  /** Why something was skipped; of {@code debug}, the condition alone. */
  private String shown(TaskInfo task, Outcome outcome) {
    if (verbosity == 0) {
      return "";
    }
    Map<String, Object> all = whole(outcome);
    all.keySet().removeAll(Set.of("results", "skipped"));
    switch (Catalog.shortName(task.module())) {
      case "debug" -> all.keySet().removeAll(Set.of("changed", "skip_reason"));
      case "meta" -> all.remove("changed");
      default -> {}
    }
    return " => " + JsonText.line(all);
  }

  private static String hostLabel(String host, @Nullable String delegate) {
    return delegate == null ? host : "%s -> %s".formatted(host, delegate);
  }

  private static String json(Outcome outcome) {
    return JsonText.line(whole(outcome));
  }

  private static Map<String, Object> whole(Outcome outcome) {
    Map<String, Object> all = new LinkedHashMap<>(outcome.values());
    if (outcome.kind() == Outcome.Kind.UNREACHABLE) {
      all.put("unreachable", true);
    }
    all.put("changed", outcome.changed());
    all.remove(WARNINGS);
    return all;
  }

  private static String failure(TaskInfo task, Outcome outcome) {
    boolean block = task.showResult() && outcome.values().containsKey("evaluated_to");
    return block ? JsonText.block(whole(outcome)) : json(outcome);
  }

  /** Of {@code debug} what it was asked to show and nothing else. */
  private static Map<String, Object> point(TaskInfo task, Outcome outcome) {
    if (!Catalog.shortName(task.module()).equals("debug")) {
      return whole(outcome);
    }
    Object message = outcome.values().get("msg");
    return message == null ? outcome.values() : Map.of("msg", message);
  }

  private void banner(String text) {
    line("");
    line("%s %s".formatted(text, "*".repeat(Math.max(3, WIDTH - TextWidth.of(text)))));
  }

  private void line(String text) {
    out.println(text);
  }
}
