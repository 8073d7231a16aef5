package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.callback.TaskInfo;
import weir.module.Diff;
import weir.module.Outcome;

/**
 * One thing on one host that a task would change.
 *
 * @param item the label of the loop's item, null outside of loops
 */
record DriftRow(String host, TaskInfo task, @Nullable String item, Outcome outcome) {
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s*\"([^\"]+)\": \"?(.*?)\"?,?");

  /** Where the task stands, as editors understand it without the column. */
  static String place(TaskInfo task) {
    return task.span() == null
        ? "-"
        : "%s:%d".formatted(task.span().file().name(), task.span().line());
  }

  String title() {
    String name = item == null ? task.name() : "%s (%s)".formatted(task.name(), item);
    return task.handler() ? name + " (handler)" : name;
  }

  /**
   * What would change, in a few words.
   *
   * @param unified makes the lines of a unified diff
   */
  String what(Function<Diff, List<String>> unified) {
    List<String> parts = new ArrayList<>();
    for (Diff diff : outcome.diffs()) {
      String name = diff.beforeName().startsWith("/") ? diff.beforeName() : diff.afterName();
      String change = name.isEmpty() ? attributes(diff) : "";
      parts.add(change.isEmpty() ? (name + " " + counts(unified.apply(diff))).strip() : change);
    }
    parts.removeIf(String::isEmpty);
    return parts.isEmpty() ? "would change" : String.join("; ", parts);
  }

  private static String counts(List<String> lines) {
    long plus = lines.stream().skip(2).filter(line -> line.startsWith("+")).count();
    long minus = lines.stream().skip(2).filter(line -> line.startsWith("-")).count();
    return plus + minus == 0 ? "" : "+%d -%d".formatted(plus, minus);
  }

  /** Of a file's attributes, those that differ. */
  private static String attributes(Diff diff) {
    Map<String, String> before = pairs(diff.before());
    Map<String, String> after = pairs(diff.after());
    List<String> parts = new ArrayList<>();
    after.forEach((name, value) -> {
      String was = before.get(name);
      if (!value.equals(was)) {
        parts.add(
            was == null
                ? "%s %s".formatted(name, value)
                : "%s %s → %s".formatted(name, was, value));
      }
    });
    String path = after.getOrDefault("path", before.getOrDefault("path", ""));
    return parts.isEmpty() ? "" : (path + " " + String.join(", ", parts)).strip();
  }

  private static Map<String, String> pairs(String block) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : block.lines().toList()) {
      Matcher matcher = ATTRIBUTE.matcher(line);
      if (matcher.matches()) {
        pairs.put(matcher.group(1), matcher.group(2));
      }
    }
    return pairs;
  }

  List<String> diff(Function<Diff, List<String>> unified) {
    return outcome.diffs().stream().flatMap(each -> unified.apply(each).stream()).toList();
  }

  Map<String, @Nullable Object> fields(Function<Diff, List<String>> unified) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("host", host);
    fields.put("task", task.name());
    fields.put("module", task.module());
    fields.put("at", task.span() == null ? null : place(task));
    fields.put("item", item);
    fields.put("handler", task.handler());
    fields.put("what", what(unified));
    fields.put("diff", diff(unified));
    return fields;
  }
}
