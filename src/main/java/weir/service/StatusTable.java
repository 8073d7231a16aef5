package weir.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weir.service.Table.Cell;

/** Rows of {@code weir status} as a table for people. */
public final class StatusTable {
  /** What the narrowest terminals do without, the first to go first. */
  private static final List<String> SPARE =
      List.of("PID", "MEMORY", "RESTARTS", "SINCE", "HEALTH", "TUNNEL", "PUBLIC");

  private StatusTable() {}

  /**
   * As much of it as so many lines hold: the remarks go first, then the rows in which all is well.
   */
  public static List<String> fitting(List<Row> rows, int width, int height, Ink ink) {
    List<String> lines = render(rows, width, ink);
    if (lines.size() > height) {
      lines = render(rows.stream().map(Row::withoutNotes).toList(), width, ink);
    }
    if (lines.size() > height) {
      List<Row> unwell = rows.stream().filter(row -> !row.well()).map(Row::withoutNotes).toList();
      int more = rows.size() - unwell.size();
      lines = new ArrayList<>(render(unwell, width, ink));
      lines.removeLast();
      if (lines.size() > height - 1) {
        int shown = Math.max(0, height - 2);
        more = rows.size() - shown;
        lines = new ArrayList<>(lines.subList(0, Math.min(lines.size(), shown + 1)));
        lines.removeLast();
      }
      lines.add(ink.paint(Tone.FAINT, "%d more; ".formatted(more)) + sum(rows, ink));
    }
    return lines;
  }

  /** All its lines: heads, rows with their remarks, and a sum. */
  public static List<String> render(List<Row> rows, int width, Ink ink) {
    Table table =
        new Table(
            "HOST",
            "SERVICE",
            "STATE",
            "SINCE",
            "PID",
            "RESTARTS",
            "CRASHES 24 H",
            "MEMORY",
            "HEALTH",
            "TUNNEL",
            "PUBLIC");
    String host = "";
    for (Row row : rows) {
      table.row(cells(row, row.host().equals(host)), row.notes(), Tone.FAINT);
      host = row.host();
    }
    List<String> lines = table.render(width, ink, SPARE);
    lines.add("");
    for (String text : unknown(rows)) {
      Words.wrapped(text, width).forEach(line -> lines.add(ink.paint(Tone.FAINT, line)));
    }
    lines.add(sum(rows, ink));
    return lines;
  }

  private static List<Cell> cells(Row row, boolean again) {
    boolean asked = row.state() != State.UNREACHABLE && row.state() != State.UNKNOWN;
    boolean exists = asked && row.state() != State.NOT_FOUND && row.state() != State.MASKED;
    return List.of(
        new Cell(row.host(), again ? Tone.FAINT : Tone.PLAIN),
        new Cell(row.service().name(), Tone.PLAIN),
        new Cell(row.words(), row.tooManyCrashes() && row.well() ? Tone.BAD : row.state().tone()),
        new Cell(Words.age(row.age()), Tone.PLAIN),
        new Cell(row.pid() == 0 ? "-" : Long.toString(row.pid()), Tone.PLAIN),
        new Cell(exists ? Long.toString(row.restarts()) : "-", Tone.PLAIN),
        new Cell(exists ? crashes(row) : "-", crashTone(row)),
        new Cell(Words.bytes(row.memory()), Tone.PLAIN),
        new Cell(row.local(), tone(row.local().matches("[0-9]+|port [0-9]+"), row.local())),
        new Cell(row.tunnel(), tone(row.tunnel().equals("online"), row.tunnel())),
        new Cell(row.outside(), tone(row.outside().equals("ok"), row.outside())));
  }

  private static Tone tone(boolean good, String text) {
    return text.equals("-") ? Tone.FAINT : good ? Tone.GOOD : Tone.BAD;
  }

  private static Tone crashTone(Row row) {
    return row.tooManyCrashes()
        ? Tone.BAD
        : row.crashCount() > 0
            ? Tone.BUSY
            : row.crashes().knownSince() == null ? Tone.PLAIN : Tone.FAINT;
  }

  private static String crashes(Row row) {
    Crashes crashes = row.crashes();
    if (!crashes.readable()) {
      return "unknown";
    }
    String count = Long.toString(row.crashCount());
    if (crashes.knownSince() != null) {
      Duration known = Duration.between(crashes.knownSince(), row.now());
      count = "%s in %s".formatted(count, Words.age(known.toSeconds()));
    }
    return row.drillCount() == 0
        ? count
        : "%s + %s".formatted(count, Words.drills(row.drillCount()));
  }

  /** Before when nothing is known of crashes, as far as that is within the day. */
  private static List<String> unknown(List<Row> rows) {
    Map<String, Instant> begins = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.crashes().knownSince() != null && row.state() != State.NOT_FOUND) {
        begins.merge(row.host(), row.crashes().knownSince(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return begins.isEmpty()
        ? List.of()
        : List.of(
            "Crashes are unknown before the journal begins: "
                + begins.entrySet().stream()
                    .map(each -> each.getKey() + " " + Words.time(each.getValue()))
                    .collect(Collectors.joining(", ")));
  }

  private static String sum(List<Row> rows, Ink ink) {
    long hosts = rows.stream().map(Row::host).distinct().count();
    Map<State, Long> counts =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    Row::state, () -> new EnumMap<>(State.class), Collectors.counting()));
    String states =
        counts.entrySet().stream()
            .map(entry ->
                ink.paint(
                    entry.getKey().tone(),
                    "%d %s".formatted(entry.getValue(), entry.getKey().word())))
            .collect(Collectors.joining(", "));
    return "%d %s on %d %s: %s"
        .formatted(
            rows.size(),
            rows.size() == 1 ? "service" : "services",
            hosts,
            hosts == 1 ? "host" : "hosts",
            states);
  }
}
