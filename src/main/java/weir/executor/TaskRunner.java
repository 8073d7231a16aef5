package weir.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.TaskInfo;
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

/** Runs one task on one host: its loop, its conditions, its retries; keeps what it registers. */
public final class TaskRunner {
  private final TemplateEngine engine;
  private final Caller caller;
  private final Attempts attempts;
  private final Verdict verdict;
  private final Learning learning;
  private final Callback callback;
  private final Entries entries;

  /** What is gathered while a task runs on a host. */
  private record Notes(boolean quiet, List<TaskReport.Item> items, Set<String> notified) {}

  TaskRunner(
      TemplateEngine engine,
      Caller caller,
      Attempts attempts,
      Learning learning,
      Callback callback) {
    this.engine = engine;
    this.caller = caller;
    this.attempts = attempts;
    this.verdict = new Verdict(engine);
    this.learning = learning;
    this.callback = callback;
    this.entries = new Entries(engine);
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
    Outcome shown = quiet ? Results.censored(outcome) : shown(job, outcome);
    TaskReport report =
        new TaskReport(
            outcome,
            shown,
            outcome.kind() == Outcome.Kind.UNREACHABLE ? delegate(job) : delegateLabel(job),
            ignored,
            notes.items(),
            List.copyOf(notes.notified()));
    learning.keep(job, report);
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
      Outcome outcome = item(job.item(i, variables), info, notes);
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
                notes.quiet() ? Results.censored(kept) : shown(job, kept)));
      }
      if (!control.breakWhen().isEmpty()
          && verdict.holds(control.breakWhen(), job.with(variables), kept)) {
        break;
      }
    }
    return Results.loop(outcomes);
  }

  private Outcome shown(Job job, Outcome outcome) {
    return attempts.showsDiff(job) ? outcome : outcome.withDiffs(List.of());
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
    notes.notified().addAll(entries.handlers(job));
    Keywords keywords = job.task().keywords();
    boolean until = keywords.has(Keyword.UNTIL);
    int tries =
        until || keywords.has(Keyword.RETRIES)
            ? Math.max(1, Keywording.number(engine, job, Keyword.RETRIES, 3) + 1)
            : 1;
    double delay = Keywording.decimal(engine, job, Keyword.DELAY, 5);
    for (int attempt = 1; ; attempt++) {
      Outcome ran = attempts.run(job);
      if (tries == 1) {
        return verdict.judge(job, ran);
      }
      Outcome outcome = verdict.judge(job, with(ran, "attempts", (long) attempt));
      boolean done =
          until
              ? verdict.holds(Keyword.UNTIL, job, outcome)
              : outcome.kind() != Outcome.Kind.FAILED;
      if (done || outcome.kind() == Outcome.Kind.UNREACHABLE) {
        return outcome;
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

  /** Runs it once more, for what it says alone: nothing is kept or counted. */
  public Outcome again(Job job) {
    try {
      return verdict.judge(job, attempts.run(job));
    } catch (ModuleFailure e) {
      return Failures.of(e);
    } catch (TemplateException e) {
      return Failures.of(e);
    }
  }

  /** Lets another host know what a task that ran once came to. */
  public void share(String host, Task task, TaskReport report) {
    learning.share(host, task, report);
  }

  private boolean flag(Job job, Keyword keyword) {
    return Keywording.truth(engine, job.task().keywords().get(keyword), job.variables());
  }

  /** A host that was not reached is named without its address. */
  private @Nullable String delegate(Job job) {
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
