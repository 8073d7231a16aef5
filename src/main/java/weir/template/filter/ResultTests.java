package weir.template.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Truth;
import weir.template.value.Types;
import weir.template.value.ValueException;

/** Tests of what a task registered. */
final class ResultTests {
  static final Set<String> NAMES =
      Set.of(
          "failed",
          "failure",
          "succeeded",
          "success",
          "successful",
          "changed",
          "change",
          "skipped",
          "skip",
          "reachable",
          "unreachable",
          "started",
          "finished",
          "timedout");

  private ResultTests() {}

  static boolean apply(String name, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> result)) {
      throw new ValueException(
          "The '%s' test expects a dictionary".formatted(name)
              + (value == null ? "" : ", got " + Types.name(value)));
    }
    return switch (name) {
      case "failed", "failure" -> flag(result, "failed");
      case "succeeded", "success", "successful" -> !flag(result, "failed");
      case "changed", "change" -> changed(result);
      case "skipped", "skip" -> flag(result, "skipped");
      case "unreachable" -> flag(result, "unreachable");
      case "reachable" -> !flag(result, "unreachable");
      case "started" -> !result.containsKey("started") || flag(result, "started");
      case "finished" -> !result.containsKey("finished") || flag(result, "finished");
      default -> result.get("timedout") instanceof Map<?, ?> timedOut && flag(timedOut, "period");
    };
  }

  private static boolean flag(Map<?, ?> result, String key) {
    return Truth.of(result.get(key));
  }

  private static boolean changed(Map<?, ?> result) {
    if (!result.containsKey("changed") && result.get("results") instanceof List<?> results) {
      for (Object item : results) {
        if (item instanceof Map<?, ?> one && flag(one, "changed")) {
          return true;
        }
      }
    }
    return flag(result, "changed");
  }
}
