package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Outcome;
import weir.module.Plan;

/** What the verbs came to, in Ansible's words. */
final class ServiceOutcome {
  private ServiceOutcome() {}

  static Outcome of(String name, Plan plan, List<Answer> answers) {
    if (answers.isEmpty()) {
      return plan.forecast();
    }
    Answer last = answers.getLast();
    if (!last.ok()) {
      Outcome failed = plan.after(answers);
      Map<String, Object> values = new LinkedHashMap<>(failed.values());
      values.put("msg", message(name, plan.actions().get(answers.size() - 1), last));
      boolean changed =
          plan.actions().subList(0, answers.size() - 1).stream().anyMatch(ServiceOutcome::counts);
      return failed.withValues(values).withChanged(changed);
    }
    List<String> warnings = new ArrayList<>();
    for (Answer answer : answers) {
      Map<String, String> now = answer.fields();
      boolean idle = "inactive".equals(now.get("ActiveState"));
      if (idle && !"oneshot".equals(now.get("Type"))) {
        String why = "no".equals(now.get("ConditionResult")) ? ": its conditions do not hold" : "";
        warnings.add("%s was started and is inactive%s".formatted(name, why));
      }
    }
    if (warnings.isEmpty()) {
      return plan.forecast();
    }
    Map<String, Object> values = new LinkedHashMap<>(plan.values());
    values.put("warnings", warnings);
    return plan.forecast().withValues(values);
  }

  private static boolean counts(Action action) {
    return !(action instanceof Action.Systemctl systemctl)
        || !(systemctl.verb().startsWith("daemon-") || systemctl.verb().equals("reset-failed"));
  }

  private static String message(String name, Action action, Answer answer) {
    String said =
        Redact.tokens(answer.err().isBlank() ? answer.out().strip() : answer.err().strip());
    String verb = action instanceof Action.Systemctl systemctl ? systemctl.verb() : "";
    return switch (verb) {
      case "" -> said;
      case "daemon-reload", "daemon-reexec" ->
          "failure %d during %s: %s".formatted(answer.status(), verb, said);
      default -> "Unable to %s service %s: %s".formatted(verb, name, said);
    };
  }
}
