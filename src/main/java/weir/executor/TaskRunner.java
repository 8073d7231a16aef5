package weir.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.connection.ConnectionException;
import weir.module.Catalog;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.Condition;
import weir.playbook.Directive;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.playbook.Loop;
import weir.playbook.Task;
import weir.source.DiagnosticException;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.HostVars;
import weir.vars.VariableManager;

/** Runs one task on one host: its loop, its conditions, its retries; keeps what it registers. */
public final class TaskRunner {
  private final TemplateEngine engine;
  private final VariableManager manager;
  private final Caller caller;
  private final DirectiveRunner directives;
  private final Callback callback;

  /** What is gathered while a task runs on a host. */
  private record Notes(boolean quiet, List<TaskReport.Item> items, Set<String> notified) {}

  TaskRunner(
      TemplateEngine engine,
      VariableManager manager,
      Caller caller,
      DirectiveRunner directives,
      Callback callback) {
    this.engine = engine;
    this.manager = manager;
    this.caller = caller;
    this.directives = directives;
    this.callback = callback;
  }

  /** Runs it. Whatever goes wrong is in the report. */
  public TaskReport run(Job job, TaskInfo info) {
    Keywords keywords = job.task().keywords();
    boolean quiet = flag(job, Keyword.NO_LOG);
    Loop loop = (Loop) keywords.get(Keyword.LOOP);
    Notes notes = new Notes(quiet, new ArrayList<>(), new LinkedHashSet<>());
    Outcome outcome;
    try {
      outcome = loop == null ? once(job, info, notes) : loop(job, loop, info, notes);
    } catch (ModuleFailure e) {
      outcome = Failures.of(e);
    } catch (TemplateException e) {
      outcome = Failures.of(e);
    } catch (DiagnosticException e) {
      outcome = Failures.of(e);
    }
    boolean ignored =
        switch (outcome.kind()) {
          case FAILED -> flag(job, Keyword.IGNORE_ERRORS);
          case UNREACHABLE -> flag(job, Keyword.IGNORE_UNREACHABLE);
          case OK, SKIPPED -> false;
        };
    Outcome shown = quiet ? Results.censored(outcome) : outcome;
    TaskReport report =
        new TaskReport(
            outcome,
            shown,
            delegateLabel(job),
            ignored,
            notes.items(),
            List.copyOf(notes.notified()));
    keep(job, report);
    return report;
  }

  private Outcome loop(Job job, Loop loop, TaskInfo info, Notes notes) {
    List<@Nullable Object> items;
    try {
      items = LoopControl.items(loop, engine, job.variables());
    } catch (TemplateException e) {
      Outcome skipped = e.isUndefined() ? skippedAnyway(job) : null;
      if (skipped != null) {
        return skipped;
      }
      throw e;
    }
    if (items.isEmpty()) {
      return Results.emptyLoop();
    }
    LoopControl control = LoopControl.of(job.task().keywords(), engine, job.variables());
    List<Outcome> outcomes = new ArrayList<>();
    Map<String, Object> learned = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      if (i > 0 && control.pauseSeconds() > 0) {
        sleep(control.pauseSeconds());
      }
      Map<String, @Nullable Object> own = control.variables(items, i);
      Variables variables = job.variables().with(learned).with(own);
      Outcome outcome = item(job.with(variables), info, notes);
      learned.putAll(outcome.facts());
      Map<String, Object> values = new LinkedHashMap<>(outcome.values());
      own.forEach(values::put);
      Outcome kept = outcome.withValues(values);
      outcomes.add(kept);
      String label = notes.quiet() ? "None" : label(control, variables, items.get(i));
      notes.items().add(new TaskReport.Item(label, own, kept));
      if (!Directive.includes(job.task().module()) || kept.kind() != Outcome.Kind.OK) {
        callback.on(
            new Event.ItemResult(
                job.host().name(),
                delegateLabel(job.with(variables)),
                info,
                label,
                notes.quiet() ? Results.censored(kept) : kept));
      }
    }
    return Results.loop(outcomes);
  }

  private String label(LoopControl control, Variables variables, @Nullable Object item) {
    if (control.label() == null && item == null) {
      return "None";
    }
    return control.label() == null
        ? engine.text(item, Variables.NONE)
        : engine.text(control.label(), variables);
  }

  /** A loop whose list is undefined does not matter when the task is skipped in any case. */
  private @Nullable Outcome skippedAnyway(Job job) {
    try {
      return unmet(job);
    } catch (TemplateException _) {
      return null;
    }
  }

  private Outcome item(Job job, TaskInfo info, Notes notes) {
    try {
      return once(job, info, notes);
    } catch (ModuleFailure e) {
      return Failures.of(e);
    } catch (TemplateException e) {
      return Failures.of(e);
    } catch (DiagnosticException e) {
      return Failures.of(e);
    }
  }

  private @Nullable Outcome unmet(Job job) {
    for (Condition condition : job.task().keywords().conditions(Keyword.WHEN)) {
      if (!engine.holds(condition.value(), job.variables())) {
        return Results.skipped(
            condition.value() instanceof Boolean value ? value : condition.text());
      }
    }
    return null;
  }

  private Outcome once(Job job, TaskInfo info, Notes notes) {
    Outcome skipped = unmet(job);
    if (skipped != null) {
      return skipped;
    }
    notes.notified().addAll(notified(job));
    Keywords keywords = job.task().keywords();
    boolean until = keywords.has(Keyword.UNTIL);
    int tries =
        until || keywords.has(Keyword.RETRIES)
            ? Math.max(1, number(job, Keyword.RETRIES, 3) + 1)
            : 1;
    double delay = number(job, Keyword.DELAY, 5);
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = judged(job, attempt(job));
      if (tries == 1) {
        return outcome;
      }
      boolean done =
          until ? all(Keyword.UNTIL, job, outcome) : outcome.kind() != Outcome.Kind.FAILED;
      if (done || outcome.kind() == Outcome.Kind.UNREACHABLE) {
        return with(outcome, "attempts", (long) attempt);
      }
      if (attempt == tries) {
        return with(outcome, "attempts", attempt - 1L).withKind(Outcome.Kind.FAILED);
      }
      callback.on(
          new Event.Retry(
              job.host().name(),
              info,
              tries - attempt,
              notes.quiet() ? Results.censored(outcome) : outcome));
      sleep(delay);
    }
  }

  private Outcome attempt(Job job) {
    Directive directive = Directive.of(job.task().module());
    if (directive != null) {
      Outcome outcome = directives.run(directive, job);
      learn(job, outcome);
      return outcome;
    }
    try {
      Outcome outcome = caller.run(caller.bind(job), job, checkMode(job));
      learn(job, outcome);
      return outcome;
    } catch (ConnectionException e) {
      return Failures.of(e);
    } catch (ModuleFailure e) {
      return Failures.of(e);
    }
  }

  /** The handlers a job notifies when it changes something. */
  private List<String> notified(Job job) {
    List<String> names = new ArrayList<>();
    for (Object each : job.task().keywords().list(Keyword.NOTIFY)) {
      Object value = engine.evaluate(each, job.variables());
      List<?> list = value instanceof List<?> several ? several : Collections.singletonList(value);
      list.forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  /** Whether a job only forecasts. */
  boolean checkMode(Job job) {
    Object said = job.task().keywords().get(Keyword.CHECK_MODE);
    return said == null
        ? manager.settings().checkMode()
        : Truth.of(engine.evaluate(said, job.variables()));
  }

  private Outcome judged(Job job, Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.SKIPPED || outcome.kind() == Outcome.Kind.UNREACHABLE) {
      return outcome;
    }
    Keywords keywords = job.task().keywords();
    Outcome judged = outcome;
    if (keywords.has(Keyword.CHANGED_WHEN)) {
      judged = judged.withChanged(all(Keyword.CHANGED_WHEN, job, judged));
    }
    if (keywords.has(Keyword.FAILED_WHEN)) {
      boolean failed = all(Keyword.FAILED_WHEN, job, judged);
      judged = with(judged, "failed_when_result", failed);
      judged = judged.withKind(failed ? Outcome.Kind.FAILED : Outcome.Kind.OK);
    }
    return judged;
  }

  private boolean all(Keyword keyword, Job job, Outcome outcome) {
    Map<String, Object> result = new LinkedHashMap<>();
    Object name = job.task().keywords().get(Keyword.REGISTER);
    if (name != null) {
      result.put(String.valueOf(name), Results.registered(outcome));
    }
    Variables variables = job.variables().with(result);
    for (Condition condition : job.task().keywords().conditions(keyword)) {
      if (!engine.holds(condition.value(), variables)) {
        return false;
      }
    }
    return true;
  }

  /** What a task says about its host is true from its first item on. */
  private void learn(Job job, Outcome outcome) {
    if (outcome.facts().isEmpty()) {
      return;
    }
    String delegate = delegateOrNull(job);
    boolean toDelegate = delegate != null && flag(job, Keyword.DELEGATE_FACTS);
    learn(toDelegate && delegate != null ? delegate : job.host().name(), job.task(), outcome);
  }

  private void learn(String host, Task task, Outcome outcome) {
    Map<String, Object> facts = outcome.facts();
    String module = Catalog.shortName(task.module());
    manager
        .store()
        .update(
            host,
            known ->
                switch (module) {
                  case "set_fact" -> known.withKnown(facts);
                  case "include_vars" -> known.withIncluded(facts);
                  default -> known.withFacts(facts);
                });
  }

  /** Lets another host know what a task that ran once came to. */
  public void share(String host, Task task, TaskReport report) {
    Object name = task.keywords().get(Keyword.REGISTER);
    if (name != null) {
      register(host, String.valueOf(name), report);
    }
    learn(host, task, report.outcome());
  }

  private void keep(Job job, TaskReport report) {
    Object name = job.task().keywords().get(Keyword.REGISTER);
    if (name != null) {
      register(job.host().name(), String.valueOf(name), report);
    }
  }

  private void register(String host, String name, TaskReport report) {
    manager
        .store()
        .update(host, (HostVars known) -> known.withKnown(Map.of(name, report.registered())));
  }

  private boolean flag(Job job, Keyword keyword) {
    Object value = job.task().keywords().get(keyword);
    try {
      return value != null && Truth.of(engine.evaluate(value, job.variables()));
    } catch (TemplateException _) {
      return false;
    }
  }

  private int number(Job job, Keyword keyword, int otherwise) {
    Object value = job.task().keywords().get(keyword);
    if (value == null) {
      return otherwise;
    }
    String text = engine.text(value, job.variables());
    try {
      return (int) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new ModuleFailure("%s is '%s', which is no number".formatted(keyword.word(), text));
    }
  }

  private @Nullable String delegateOrNull(Job job) {
    try {
      return caller.delegate(job);
    } catch (TemplateException _) {
      return null;
    }
  }

  private @Nullable String delegateLabel(Job job) {
    try {
      return caller.delegateLabel(job);
    } catch (TemplateException _) {
      return null;
    }
  }

  private static Outcome with(Outcome outcome, String name, Object value) {
    Map<String, Object> values = new LinkedHashMap<>(outcome.values());
    values.put(name, value);
    return outcome.withValues(values);
  }

  private static void sleep(double seconds) {
    try {
      Thread.sleep(Duration.ofMillis((long) (seconds * 1000)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModuleFailure("interrupted");
    }
  }
}
