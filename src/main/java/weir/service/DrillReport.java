package weir.service;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.callback.Callback;
import weir.callback.Event;
import weir.module.Outcome;
import weir.modules.Json;
import weir.source.DiagnosticRenderer;

/**
 * Tells what drills came to, a row each as soon as its host is done; or all at the end, as JSON.
 */
public final class DrillReport implements Callback {
  private static final List<String> CRASH_HEADS =
      List.of("signal", "down for", "back after", "process", "restarts", "invocation");
  private static final List<String> REBOOT_HEADS =
      List.of("host back", "service back", "process", "restarts", "invocation");
  private static final int[] CRASH_WIDTHS = {6, 9, 10, 13, 8, 19};
  private static final int[] REBOOT_WIDTHS = {9, 12, 13, 8, 19};
  private final PrintStream out;
  private final PrintStream err;
  private final Ink ink;
  private final Progress progress;
  private final boolean reboot;
  private final int width;
  private final boolean json;
  private final int hostWidth;
  private final int serviceWidth;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final List<DrillRow> rows = new ArrayList<>();
  private String service = "";
  private boolean headed;

  /**
   * A report on these hosts and services.
   *
   * @param width columns there is room for
   * @param json true to print nothing but one JSON text at the end
   */
  public DrillReport(
      List<ServiceHost> hosts,
      PrintStream out,
      PrintStream err,
      Ink ink,
      Progress progress,
      int width,
      boolean reboot,
      boolean json) {
    this.out = out;
    this.err = err;
    this.ink = ink;
    this.progress = progress;
    this.reboot = reboot;
    this.width = width;
    this.json = json;
    int longest = "service".length();
    for (ServiceHost host : hosts) {
      for (Service each : host.services()) {
        longest = Math.max(longest, each.name().length());
        waiting.add("%s on %s".formatted(each.name(), host.name()));
      }
    }
    this.serviceWidth = longest;
    this.hostWidth = hosts.stream().mapToInt(host -> host.name().length()).max().orElse(0);
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.PlayStart start -> service = start.name();
      case Event.TaskStart _ ->
          progress.show(waiting.isEmpty() ? "…" : "… drilling " + waiting.iterator().next());
      case Event.Waiting tick ->
          progress.show(
              "… drilling %s on %s, %d s"
                  .formatted(service, String.join(", ", tick.hosts()), tick.seconds()));
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
    String suffix = " on " + host;
    waiting.removeIf(each -> reboot ? each.endsWith(suffix) : each.equals(service + suffix));
    List<DrillRow> found = DrillRow.of(host, service, outcome);
    rows.addAll(found);
    if (json) {
      return;
    }
    progress.clear();
    found.forEach(this::tell);
    out.flush();
  }

  private void tell(DrillRow row) {
    if (row.drilled()) {
      head();
      out.println(
          "%s  %s"
              .formatted(
                  line(
                      row.host(),
                      row.service(),
                      reboot ? row.rebootCells() : row.crashCells(),
                      reboot ? REBOOT_WIDTHS : CRASH_WIDTHS),
                  ink.paint(row.tone(), row.result())));
    } else {
      out.println(
          "%s  %s  %s"
              .formatted(
                  padded(row.host(), hostWidth),
                  padded(row.service(), serviceWidth),
                  ink.paint(row.tone(), row.result())));
    }
    row.message().lines().forEach(text -> out.println(ink.paint(row.tone(), "  " + text)));
  }

  private void head() {
    if (!headed) {
      headed = true;
      out.println(
          ink.heading(
              line(
                      "host",
                      "service",
                      reboot ? REBOOT_HEADS : CRASH_HEADS,
                      reboot ? REBOOT_WIDTHS : CRASH_WIDTHS)
                  + "  result"));
    }
  }

  private String line(String host, String name, List<String> cells, int[] widths) {
    StringBuilder text = new StringBuilder();
    text.append(padded(host, hostWidth)).append("  ").append(padded(name, serviceWidth));
    // The last column is the first that can be done without.
    int room = width - hostWidth - serviceWidth - 10;
    boolean all = Arrays.stream(widths).map(each -> each + 2).sum() <= room;
    for (int i = 0; i < (all ? cells.size() : cells.size() - 1); i++) {
      text.append("  ").append(padded(cells.get(i), widths[i]));
    }
    return text.toString();
  }

  private void end() {
    progress.clear();
    if (json) {
      List<Map<String, ?>> list = new ArrayList<>();
      rows.forEach(row -> list.add(row.fields()));
      out.println(Json.write(list));
    } else {
      if (!waiting.isEmpty()) {
        out.println(ink.paint(Tone.FAINT, "untouched: " + String.join(", ", waiting)));
      }
      String summary = DrillRow.summary(rows);
      if (!summary.isEmpty()) {
        out.println();
        out.println(summary);
      }
    }
    out.flush();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
