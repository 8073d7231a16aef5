package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Words;

/** What apt-get came to: it may find nothing to do, and says so. */
final class AptOutcome {
  private static final Pattern NOTHING =
      Pattern.compile("(?m)^0 upgraded, 0 newly installed, 0 to remove");
  private static final Pattern UNKNOWN = Pattern.compile("Unable to locate package (\\S+)");

  private AptOutcome() {}

  static Outcome of(AptState seen, Plan plan, List<Answer> answers) {
    Map<String, Object> values = new LinkedHashMap<>(plan.values());
    boolean onlyUpdate = true;
    boolean changed = false;
    boolean moved = false;
    for (int at = 0; at < answers.size(); at++) {
      Answer answer = answers.get(at);
      List<String> args = plan.actions().get(at).step().args();
      boolean update = args.getFirst().equals("update");
      if (!answer.ok()) {
        return failed(plan.actions().get(at), answer, values, update);
      }
      if (update) {
        String time = answer.fields().getOrDefault("cache", "");
        long now = time.matches("\\d+") ? Long.parseLong(time) : seen.cacheTime();
        moved = now != seen.cacheTime();
        values.put("cache_updated", true);
        values.put("cache_update_time", now);
      } else {
        onlyUpdate = false;
        changed |= !NOTHING.matcher(answer.out()).find();
        said(answer, values);
      }
    }
    boolean counts = onlyUpdate && plan.changed() && moved;
    return plan.forecast().withValues(values).withChanged(changed || counts);
  }

  private static Outcome failed(
      Action action, Answer answer, Map<String, Object> values, boolean update) {
    String error = answer.err().isBlank() ? answer.out().strip() : answer.err().strip();
    if (update) {
      return Outcome.failed("Failed to update apt cache: " + error, values);
    }
    said(answer, values);
    values.put("rc", (long) answer.status());
    Matcher unknown = UNKNOWN.matcher(error);
    if (unknown.find()) {
      return Outcome.failed(
          "No package matching '%s' is available".formatted(unknown.group(1)), values);
    }
    String line = Words.join(action.step().args());
    return Outcome.failed("'apt-get %s' failed: %s".formatted(line, error), values);
  }

  private static void said(Answer answer, Map<String, Object> values) {
    values.put("stdout", answer.out());
    values.put("stdout_lines", CommandOutput.lines(answer.out()));
    values.put("stderr", answer.err());
    values.put("stderr_lines", CommandOutput.lines(answer.err()));
  }
}
