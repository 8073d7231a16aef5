package weir.executor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Catalog;
import weir.module.Outcome;
import weir.playbook.Condition;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.template.TemplateEngine;
import weir.template.Variables;
import weir.vars.FactVariables;

/** What a task itself says its result means: {@code changed_when}, {@code failed_when}. */
final class Verdict {
  private final TemplateEngine engine;

  Verdict(TemplateEngine engine) {
    this.engine = engine;
  }

  /** The outcome as the task judges it. */
  Outcome judge(Job job, Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.SKIPPED || outcome.kind() == Outcome.Kind.UNREACHABLE) {
      return outcome;
    }
    Keywords keywords = job.task().keywords();
    Outcome judged = outcome;
    if (keywords.has(Keyword.CHANGED_WHEN)) {
      judged = judged.withChanged(holds(Keyword.CHANGED_WHEN, job, judged));
    }
    if (keywords.has(Keyword.FAILED_WHEN)) {
      boolean failed = holds(Keyword.FAILED_WHEN, job, judged);
      Map<String, Object> values = new LinkedHashMap<>(judged.values());
      values.put("failed_when_result", failed);
      judged = judged.withValues(values).withKind(failed ? Outcome.Kind.FAILED : Outcome.Kind.OK);
    }
    return judged;
  }

  /** What the result itself says of the host counts. */
  private static Variables found(Job job, Outcome outcome) {
    if (outcome.facts().isEmpty()) {
      return job.variables();
    }
    return switch (Catalog.shortName(job.task().module())) {
      case "set_fact", "include_vars" -> job.variables().with(outcome.facts());
      default -> FactVariables.over(job.variables(), outcome.facts());
    };
  }

  /** Whether all conditions of a keyword hold, which may look at the result. */
  boolean holds(Keyword keyword, Job job, Outcome outcome) {
    return holds(job.task().keywords().conditions(keyword), job, outcome);
  }

  /** Whether all of these hold, which may look at the result. */
  boolean holds(List<Condition> conditions, Job job, Outcome outcome) {
    Map<String, Object> result = new LinkedHashMap<>();
    Object name = job.task().keywords().get(Keyword.REGISTER);
    if (name != null) {
      result.put(String.valueOf(name), Results.registered(outcome));
    }
    Variables variables = found(job, outcome).with(result);
    for (Condition condition : conditions) {
      if (!engine.holds(condition.value(), variables)) {
        return false;
      }
    }
    return true;
  }
}
