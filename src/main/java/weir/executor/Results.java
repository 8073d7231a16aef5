package weir.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Outcome;

/** Outcomes as the values that {@code register} keeps and conditions look at. */
public final class Results {
  private static final String CENSORED =
      "the output has been hidden due to the fact that 'no_log: true' was specified for this"
          + " result";
  private static final String REASON = "skip_reason";
  private static final String ITEMS = "results";

  private Results() {}

  /** What {@code register} keeps. */
  public static Map<String, Object> registered(Outcome outcome) {
    Map<String, Object> all = new LinkedHashMap<>(outcome.values());
    lines(all, "stdout");
    lines(all, "stderr");
    all.put("changed", outcome.changed());
    switch (outcome.kind()) {
      case OK -> all.put("failed", false);
      case FAILED -> all.put("failed", true);
      case UNREACHABLE -> all.put("unreachable", true);
      case SKIPPED -> {
        all.put("skipped", true);
        if (!outcome.values().containsKey(REASON) && !outcome.values().containsKey(ITEMS)) {
          all.put("failed", false);
        }
      }
    }
    return all;
  }

  /** What {@code register} keeps of a whole loop: only a failed one says so. */
  static Map<String, Object> registeredLoop(Outcome outcome) {
    Map<String, Object> all = registered(outcome);
    if (outcome.kind() != Outcome.Kind.FAILED) {
      all.remove("failed");
    }
    return all;
  }

  /** The same outcome with nothing in it that {@code no_log} hides. */
  static Outcome censored(Outcome outcome) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("censored", CENSORED);
    Object attempts = outcome.values().get("attempts");
    if (attempts != null) {
      values.put("attempts", attempts);
    }
    return outcome.withValues(values).withDiffs(List.of());
  }

  /** A task skipped because a condition does not hold. */
  static Outcome skipped(@Nullable Object condition) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(REASON, "Conditional result was False");
    values.put("false_condition", condition);
    return Outcome.skipped(values);
  }

  /** What a loop comes to as a whole. */
  static Outcome loop(List<Outcome> items) {
    List<Object> results = new ArrayList<>();
    boolean changed = false;
    boolean failed = false;
    boolean unreachable = false;
    boolean skipped = true;
    Map<String, Object> facts = new LinkedHashMap<>();
    for (Outcome item : items) {
      results.add(registered(item));
      facts.putAll(item.facts());
      changed |= item.changed();
      failed |= item.kind() == Outcome.Kind.FAILED;
      unreachable |= item.kind() == Outcome.Kind.UNREACHABLE;
      skipped &= item.kind() == Outcome.Kind.SKIPPED;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(ITEMS, results);
    values.put("skipped", skipped);
    values.put(
        "msg",
        failed
            ? "One or more items failed"
            : skipped ? "All items skipped" : "All items completed");
    Outcome.Kind kind =
        unreachable
            ? Outcome.Kind.UNREACHABLE
            : failed ? Outcome.Kind.FAILED : skipped ? Outcome.Kind.SKIPPED : Outcome.Kind.OK;
    return new Outcome(kind, changed, values, List.of(), facts);
  }

  /** A loop over nothing. */
  static Outcome emptyLoop() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(ITEMS, List.of());
    values.put("skipped_reason", "No items in the list");
    return Outcome.skipped(values);
  }

  private static void lines(Map<String, Object> values, String name) {
    if (values.get(name) instanceof String text) {
      values.putIfAbsent(name + "_lines", text.lines().toList());
    }
  }
}
