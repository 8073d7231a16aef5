package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Content;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;
import weir.module.Words;

/**
 * A program to run on the host, as {@code command} and {@code shell} share it.
 *
 * @param shown what the result calls {@code cmd}: the words, or the line
 * @param words what is run
 * @param expand whether {@code ~} and {@code $NAME} in the words mean something
 * @param strip whether newlines at the end of what it prints are taken away
 */
record Command(
    Object shown,
    List<String> words,
    boolean expand,
    @Nullable String directory,
    @Nullable String creates,
    @Nullable String removes,
    @Nullable String input,
    boolean strip) {
  private static final Script PROBE = Script.of("modules/expand.sh", "modules/command-probe.sh");
  private static final Script RUN = Script.of("modules/expand.sh", "modules/command.sh");

  // Ansible sets no limit to a command either; a task's own timeout and a lost link still end it.
  private static final Duration DEADLINE = Duration.ofDays(7);

  /**
   * What stands in the way, with the names as the host understands them.
   *
   * @param creates the file that is there already, or null
   * @param removes the file that is gone already, or null
   */
  record Seen(@Nullable String creates, @Nullable String removes) {}

  /** What the program reads, from the parameter's value. */
  static @Nullable String input(@Nullable Object value, boolean newline) {
    return value == null ? null : text(value) + (newline ? "\n" : "");
  }

  Probe probe() {
    if (creates == null && removes == null) {
      return Probe.NONE;
    }
    return Probe.of(PROBE, or(directory), or(creates), or(removes));
  }

  Seen parse(Answer answer) {
    Map<String, String> fields = answer.fields();
    if (fields.containsKey("lost")) {
      throw new ModuleFailure(
          "Unable to change directory before execution: " + errno("missing", fields.get("lost")),
          result(Map.of("rc", 1L)));
    }
    return new Seen(
        fields.containsKey("created") ? fields.get("creates") : null,
        fields.containsKey("removed") ? fields.get("removes") : null);
  }

  Plan plan(Seen seen) {
    if (seen.creates() != null) {
      return needless("'%s' exists", seen.creates());
    }
    if (seen.removes() != null) {
      return needless("'%s' does not exist", seen.removes());
    }
    List<String> args = new ArrayList<>();
    args.add(or(directory));
    args.add(expand ? "expand" : "");
    args.addAll(words);
    Action action =
        new Action.RunScript(
            RUN,
            args,
            Map.of(),
            input == null ? null : Content.of(input),
            DEADLINE,
            "run " + (shown instanceof String line ? line : Words.join(words)));
    Map<String, Object> values =
        timeless(Map.of("rc", 0L, "msg", "Command would have run if not in check mode"));
    boolean predicted = creates != null || removes != null;
    return Plan.change(List.of(action), List.of(), values)
        .inCheckMode(predicted ? Outcome.changed(values) : Outcome.skipped(values));
  }

  Outcome outcome(Plan plan, List<Answer> answers) {
    if (answers.isEmpty()) {
      return plan.forecast();
    }
    Answer answer = answers.getLast();
    CommandOutput output = CommandOutput.of(answer.out());
    if (output.refusal() != null) {
      return refused(output.refusal());
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("rc", (long) answer.status());
    said.put("stdout", strip ? CommandOutput.strip(output.text()) : output.text());
    said.put("stderr", strip ? CommandOutput.strip(answer.err()) : answer.err());
    said.put("start", output.start());
    said.put("end", output.end());
    said.put("delta", output.delta());
    said.put("msg", answer.ok() ? "" : "non-zero return code");
    Outcome outcome = Outcome.changed(result(said));
    return answer.ok() ? outcome : outcome.withKind(Outcome.Kind.FAILED);
  }

  /** A result with all keys: empty texts where {@code said} has none, times only when known. */
  private Map<String, Object> result(Map<String, Object> said) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cmd", shown);
    values.put("stdout", "");
    values.put("stderr", "");
    values.putAll(said);
    values.values().removeIf(Objects::isNull);
    values.put("stdout_lines", CommandOutput.lines(text(values.get("stdout"))));
    values.put("stderr_lines", CommandOutput.lines(text(values.get("stderr"))));
    return values;
  }

  /** The result of what was not run, so that it has no times. */
  private Map<String, Object> timeless(Map<String, Object> said) {
    Map<String, @Nullable Object> times = new LinkedHashMap<>();
    times.put("start", null);
    times.put("end", null);
    times.put("delta", null);
    Map<String, Object> values = new LinkedHashMap<>(result(said));
    times.forEach(values::put);
    return values;
  }

  private Plan needless(String because, String path) {
    String reason = because.formatted(path);
    Map<String, Object> said =
        Map.of("rc", 0L, "stdout", "skipped, since " + reason.replace("'", ""));
    Map<String, Object> did = new LinkedHashMap<>(timeless(said));
    did.put("msg", "Did not run command since " + reason);
    Map<String, Object> would = new LinkedHashMap<>(did);
    would.put("msg", "Would not run command since " + reason);
    return Plan.nothing(did).inCheckMode(Outcome.ok(would));
  }

  private Outcome refused(String refusal) {
    int space = refusal.indexOf(' ');
    String reason = refusal.substring(0, space);
    String name = refusal.substring(space + 1);
    if (reason.startsWith("directory-")) {
      String error = errno(reason.substring("directory-".length()), name);
      return Outcome.failed(
          "Unable to change directory before execution: " + error, result(Map.of()));
    }
    return Outcome.failed(
        errno(reason, name),
        result(Map.of("cmd", Words.join(words), "rc", reason.equals("missing") ? 2L : 13L)));
  }

  private static String errno(String reason, String name) {
    return switch (reason) {
      case "missing" -> "[Errno 2] No such file or directory: b'%s'".formatted(name);
      case "plain" -> "[Errno 20] Not a directory: b'%s'".formatted(name);
      default -> "[Errno 13] Permission denied: b'%s'".formatted(name);
    };
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** A value the way Ansible turns values of other types into text. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean truth -> truth ? "True" : "False";
      default -> value.toString();
    };
  }
}
