package weir.module;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a module decided.
 *
 * @param actions what to do, in order; an action that fails ends the plan
 * @param changed whether the task counts as changed
 * @param diffs what {@code --diff} shows
 * @param values what the task reports when all went well
 * @param inCheckMode what the task reports under {@code --check}, where that is not simply the
 *     forecast
 */
public record Plan(
    List<Action> actions,
    boolean changed,
    List<Diff> diffs,
    Map<String, Object> values,
    @Nullable Outcome inCheckMode) {

  /** Keeps unmodifiable copies. */
  public Plan {
    actions = List.copyOf(actions);
    diffs = List.copyOf(diffs);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Nothing to do. */
  public static Plan nothing(Map<String, Object> values) {
    return new Plan(List.of(), false, List.of(), values, null);
  }

  /** Something to do, which counts as a change. */
  public static Plan change(List<Action> actions, List<Diff> diffs, Map<String, Object> values) {
    return new Plan(actions, true, diffs, values, null);
  }

  /** The same, but reported like this under {@code --check}. */
  public Plan inCheckMode(Outcome outcome) {
    return new Plan(actions, changed, diffs, values, outcome);
  }

  /** What would be reported if nothing went wrong. */
  public Outcome forecast() {
    return new Outcome(Outcome.Kind.OK, changed, values, diffs, Map.of());
  }

  /** What to report after these answers: the forecast, or the failure of the last action. */
  public Outcome after(List<Answer> answers) {
    if (answers.isEmpty() || answers.getLast().ok()) {
      return forecast();
    }
    Answer bad = answers.getLast();
    String said = bad.err().strip();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rc", (long) bad.status());
    values.put("action", actions.get(answers.size() - 1).summary());
    String message = said.isEmpty() ? "ended with status %d".formatted(bad.status()) : said;
    return Outcome.failed(message, values).withChanged(answers.size() > 1);
  }
}
