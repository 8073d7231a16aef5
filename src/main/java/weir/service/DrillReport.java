package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.module.Outcome;

/** Tells what drills came to, a row each as soon as its host is done. */
public final class DrillReport extends ServiceReport {
  private static final List<String> CRASH_HEADS =
      List.of("signal", "down for", "back after", "process", "restarts", "invocation");
  private static final List<String> REBOOT_HEADS =
      List.of("host back", "service back", "process", "restarts", "invocation");
  private static final int[] CRASH_WIDTHS = {6, 9, 10, 13, 8, 19};
  private static final int[] REBOOT_WIDTHS = {9, 12, 13, 8, 19};
  private final boolean reboot;
  private final int hostWidth;
  private final int serviceWidth;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final List<DrillRow> rows = new ArrayList<>();
  private boolean headed;

  /** A report on these hosts and services. */
  public DrillReport(List<ServiceHost> hosts, Stage stage, boolean reboot) {
    super(stage);
    this.reboot = reboot;
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
  String started(String service, String task) {
    return waiting.isEmpty() ? "" : "drilling " + waiting.iterator().next();
  }

  @Override
  String waiting(String service, String task, String hosts, long seconds) {
    return "drilling %s on %s, %d s".formatted(service, hosts, seconds);
  }

  @Override
  void result(String host, String service, Outcome outcome) {
    String suffix = " on " + host;
    waiting.removeIf(each -> reboot ? each.endsWith(suffix) : each.equals(service + suffix));
    List<DrillRow> found = DrillRow.of(host, service, outcome);
    rows.addAll(found);
    found.forEach(row -> tell(lines(row)));
  }

  private List<String> lines(DrillRow row) {
    Ink ink = stage.ink();
    String result = ink.paint(row.tone(), row.result());
    List<String> lines = new ArrayList<>();
    if (row.drilled() && !headed) {
      headed = true;
      List<String> heads = reboot ? REBOOT_HEADS : CRASH_HEADS;
      lines.add(ink.heading(line("host", "service", heads) + "  result"));
    }
    List<String> cells =
        row.drilled() ? reboot ? row.rebootCells() : row.crashCells() : List.<String>of();
    lines.add("%s  %s".formatted(line(row.host(), row.service(), cells), result));
    row.message().lines().forEach(text -> lines.add(ink.paint(row.tone(), "  " + text)));
    return lines;
  }

  private String line(String host, String name, List<String> cells) {
    int[] widths = reboot ? REBOOT_WIDTHS : CRASH_WIDTHS;
    StringBuilder text = new StringBuilder();
    text.append(Stage.padded(host, hostWidth)).append("  ");
    text.append(Stage.padded(name, serviceWidth));
    int shown = columns(widths);
    for (int i = 0; i < Math.min(cells.size(), shown); i++) {
      text.append("  ").append(Stage.padded(cells.get(i), widths[i]));
    }
    return text.toString();
  }

  /** How many columns there is room for; the last are the first that can be done without. */
  private int columns(int[] widths) {
    int room = stage.width() - hostWidth - serviceWidth - "    REFUSED".length();
    int fitting = 0;
    while (fitting < widths.length && widths[fitting] + 2 <= room) {
      room -= widths[fitting] + 2;
      fitting++;
    }
    return fitting;
  }

  @Override
  void last() {
    if (!waiting.isEmpty()) {
      tell(List.of(stage.ink().paint(Tone.FAINT, "untouched: " + String.join(", ", waiting))));
    }
    String summary = DrillRow.summary(rows);
    if (!summary.isEmpty()) {
      tell(List.of(""));
      tell(Words.wrapped(summary, stage.width()));
    }
  }

  @Override
  List<? extends Map<String, ?>> fields() {
    return rows.stream().map(DrillRow::fields).toList();
  }
}
