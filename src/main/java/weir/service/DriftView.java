package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.callback.TaskInfo;
import weir.module.Diff;

/**
 * What is told of how hosts differ from playbooks.
 *
 * @param unified makes the lines of a unified diff
 */
record DriftView(
    DriftFound found, DriftReport.Show show, Ink ink, Function<Diff, List<String>> unified) {

  /** For people. */
  List<String> text() {
    List<String> lines = new ArrayList<>();
    if (!found.rows().isEmpty() || !found.failed().isEmpty() || !found.unreachable().isEmpty()) {
      lines.addAll(table().render(show.width(), ink, List.of("where")));
      lines.add("");
    }
    if (show.diff()) {
      for (DriftRow row : found.rows()) {
        List<String> diff = row.diff(unified);
        if (!diff.isEmpty()) {
          lines.add(ink.heading("%s  %s".formatted(row.host(), row.title())));
          diff.forEach(line -> lines.add(ink.paint(Tone.ofDifference(line), line)));
          lines.add("");
        }
      }
    }
    if (!found.unchecked().isEmpty()) {
      lines.add("Not checked, for only running them would tell:");
      found
          .unchecked()
          .forEach((task, on) ->
              lines.add(
                  ink.paint(
                      Tone.FAINT,
                      "  %s  %s (%s) on %s"
                          .formatted(
                              DriftRow.place(task), task.name(), task.module(), count(on)))));
      lines.add("");
    }
    lines.add(summary());
    return lines;
  }

  private static String count(Set<String> on) {
    return on.size() == 1 ? on.iterator().next() : on.size() + " hosts";
  }

  private Table table() {
    Table table = new Table("host", "where", "task", "what");
    for (DriftRow row : found.rows()) {
      table.row(
          cells(row.host(), row.task(), row.title(), row.what(unified), Tone.BUSY),
          List.of(),
          Tone.PLAIN);
    }
    found.failed().forEach(each -> trouble(table, each, "CANNOT TELL", Tone.BAD));
    found.unreachable().forEach(each -> trouble(table, each, "UNREACHABLE", Tone.LOST));
    return table;
  }

  private static void trouble(Table table, DriftFound.Trouble trouble, String word, Tone tone) {
    table.row(
        cells(trouble.host(), trouble.task(), trouble.task().name(), word, tone),
        trouble.message().isEmpty() ? List.of() : List.of(trouble.message()),
        tone);
  }

  private static List<Table.Cell> cells(
      String host, TaskInfo task, String title, String what, Tone tone) {
    return List.of(
        new Table.Cell(host, Tone.PLAIN),
        new Table.Cell(DriftRow.place(task), Tone.FAINT),
        new Table.Cell(title, Tone.PLAIN),
        new Table.Cell(what, tone));
  }

  private String summary() {
    List<String> parts = new ArrayList<>();
    long differing = found.rows().stream().map(DriftRow::host).distinct().count();
    parts.add(
        found.rows().isEmpty()
            ? "No differences found"
            : "%s on %d of %s"
                .formatted(
                    number(found.rows().size(), "difference"),
                    differing,
                    number(found.hosts().size(), "host")));
    if (!found.failed().isEmpty()) {
      parts.add(
          "%s could not be checked to the end".formatted(number(found.failed().size(), "host")));
    }
    if (!found.unreachable().isEmpty()) {
      parts.add("%s could not be reached".formatted(number(found.unreachable().size(), "host")));
    }
    if (!found.unchecked().isEmpty()) {
      parts.add("%s not checked".formatted(number(found.unchecked().size(), "task")));
    }
    boolean clean = parts.size() == 1 && found.rows().isEmpty();
    return clean
        ? "In sync: %s.".formatted(number(found.hosts().size(), "host"))
        : String.join("; ", parts) + ".";
  }

  private static String number(long count, String word) {
    return "%d %s%s".formatted(count, word, count == 1 ? "" : "s");
  }

  /** For programs. */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(
        "in_sync",
        found.rows().isEmpty() && found.failed().isEmpty() && found.unreachable().isEmpty());
    fields.put("hosts", List.copyOf(found.hosts()));
    fields.put("differences", found.rows().stream().map(row -> row.fields(unified)).toList());
    List<Object> passed = new ArrayList<>();
    found
        .unchecked()
        .forEach((task, on) -> {
          Map<String, @Nullable Object> one = new LinkedHashMap<>();
          one.put("task", task.name());
          one.put("module", task.module());
          one.put("at", task.span() == null ? null : DriftRow.place(task));
          one.put("hosts", List.copyOf(on));
          passed.add(one);
        });
    fields.put("not_checked", passed);
    fields.put("errors", found.failed().stream().map(DriftFound.Trouble::fields).toList());
    fields.put(
        "unreachable", found.unreachable().stream().map(DriftFound.Trouble::fields).toList());
    return fields;
  }
}
