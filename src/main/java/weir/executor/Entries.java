package weir.executor;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.journal.Entry;
import weir.module.ModuleFailure;
import weir.playbook.Keyword;
import weir.playbook.Role;
import weir.playbook.Task;
import weir.source.Span;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;

/** Says of a job what the journal of its host is told. */
final class Entries {
  /** Seconds without a sign of life after which the host undoes a run that was not confirmed. */
  private static final String CONFIRM = "weir_confirm_timeout";

  private final TemplateEngine engine;

  Entries(TemplateEngine engine) {
    this.engine = engine;
  }

  Entry of(Job job) {
    return new Entry(
        title(job),
        text(job.play().play().name(), job.variables()),
        handlers(job),
        confirm(job.variables()),
        OnFailure.of(engine, job.variables()) == OnFailure.ROLLBACK);
  }

  private String title(Job job) {
    Task task = job.task();
    Role role = task.role();
    String name = text(task.name(), job.variables());
    Span span = task.span();
    return "%s%s (%s:%d)"
        .formatted(
            role == null ? "" : role.name() + " : ",
            name.isEmpty() ? task.module() : name,
            span.file().name(),
            span.line());
  }

  private String text(Object value, Variables variables) {
    try {
      return engine.text(value, variables);
    } catch (TemplateException _) {
      return value.toString();
    }
  }

  /** The handlers a job notifies when it changes something. */
  List<String> handlers(Job job) {
    List<String> names = new ArrayList<>();
    for (Object each : job.task().keywords().list(Keyword.NOTIFY)) {
      Object value = engine.evaluate(each, job.variables());
      List<?> list = value instanceof List<?> several ? several : Collections.singletonList(value);
      list.forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  private Duration confirm(Variables variables) {
    Object value = variables.get(CONFIRM);
    String text = value == Variables.ABSENT || value == null ? "0" : engine.text(value, variables);
    return seconds(CONFIRM, text);
  }

  static Duration seconds(String variable, @Nullable String text) {
    try {
      BigDecimal seconds = new BigDecimal(String.valueOf(text).strip());
      if (seconds.signum() >= 0) {
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new ModuleFailure("%s is '%s', which is no number of seconds".formatted(variable, text));
  }
}
