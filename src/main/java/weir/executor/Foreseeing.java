package weir.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;
import weir.playbook.Condition;
import weir.playbook.Directive;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.playbook.Loop;

/** Works out what a task ahead would come to, from the answers that are there, without acting. */
final class Foreseeing {
  private final TaskParts parts;
  private final Verdict verdict;

  Foreseeing(TaskParts parts) {
    this.parts = parts;
    this.verdict = new Verdict(parts.engine());
  }

  /**
   * Foresees a task.
   *
   * @param from its first item that counts
   */
  Seen seen(Foresight sight, Job job, int from) {
    Keywords keywords = job.task().keywords();
    Directive directive = Directive.of(job.task().module());
    if (directive != null && directive != Directive.INCLUDE_VARS) {
      return directive(directive, job);
    }
    if (keywords.has(Keyword.ASYNC) || parts.jobs().anyFor(job.host().name())) {
      return new Seen.Acts();
    }
    if (keywords.has(Keyword.DELEGATE_TO)) {
      return new Seen.Open();
    }
    Loop loop = (Loop) keywords.get(Keyword.LOOP);
    if (loop == null) {
      return from > 0 ? new Seen.Open() : alone(sight, job);
    }
    return items(sight, job, loop, from);
  }

  private Seen directive(Directive directive, Job job) {
    return switch (directive) {
      case ADD_HOST, GROUP_BY, INCLUDE_ROLE, INCLUDE_TASKS, INCLUDE_VARS -> new Seen.Open();
      case META ->
          switch (String.valueOf(job.task().args().named().get("action"))) {
            case "flush_handlers", "noop" -> new Seen.Open();
            default -> unmet(job) == null ? new Seen.Acts() : new Seen.Open();
          };
      case IMPORT_PLAYBOOK, IMPORT_ROLE, IMPORT_TASKS -> new Seen.Acts();
    };
  }

  private Seen alone(Foresight sight, Job job) {
    Seen seen = one(sight, job);
    if (seen instanceof Seen.Foreseen(Outcome outcome) && !outcome.facts().isEmpty()) {
      sight.learn(parts.learning().learned(sight.known(), job.task(), outcome));
    }
    return onlyHere(job, seen);
  }

  /** What a task that runs once comes to on the first host is what the others know of it, too. */
  private static Seen onlyHere(Job job, Seen seen) {
    boolean once = job.task().keywords().has(Keyword.RUN_ONCE) && job.play().batch().size() > 1;
    return once && !(seen instanceof Seen.Acts) ? new Seen.Open() : seen;
  }

  private Seen items(Foresight sight, Job job, Loop loop, int from) {
    List<@Nullable Object> items = LoopControl.items(loop, parts.engine(), job.variables());
    if (items.isEmpty()) {
      return new Seen.Foreseen(Results.emptyLoop());
    }
    LoopControl control = LoopControl.of(job.task().keywords(), parts.engine(), job.variables());
    List<Outcome> outcomes = new ArrayList<>();
    List<Question> waits = new ArrayList<>();
    Map<String, Object> learned = new LinkedHashMap<>();
    HostLink link = null;
    for (int i = from; i < items.size(); i++) {
      Map<String, @Nullable Object> own = control.variables(items, i);
      switch (one(sight, job.with(job.variables().with(learned).with(own)))) {
        case Seen.Foreseen(Outcome outcome) -> {
          learned.putAll(outcome.facts());
          Map<String, Object> values = new LinkedHashMap<>(outcome.values());
          own.forEach(values::put);
          outcomes.add(outcome.withValues(values));
        }
        case Seen.Asked asked -> {
          link = asked.link();
          waits.addAll(asked.questions());
        }
        case Seen.Open _ -> {}
        case Seen.Acts acts -> {
          return acts;
        }
      }
    }
    if (outcomes.size() == items.size()) {
      Outcome whole = Results.loop(outcomes);
      if (!whole.facts().isEmpty()) {
        sight.learn(parts.learning().learned(sight.known(), job.task(), whole));
      }
      return onlyHere(job, new Seen.Foreseen(whole));
    }
    return link != null && outcomes.size() + waits.size() == items.size()
        ? onlyHere(job, new Seen.Asked(link, waits))
        : new Seen.Open();
  }

  /** One run of a task. */
  private Seen one(Foresight sight, Job job) {
    Outcome unmet = unmet(job);
    if (unmet != null) {
      return new Seen.Foreseen(unmet);
    }
    Directive directive = Directive.of(job.task().module());
    if (directive != null) {
      return new Seen.Foreseen(verdict.judge(job, parts.directives().run(directive, job)));
    }
    Seen seen =
        switch (parts.caller().bind(job)) {
          case Call.OnController<?> call -> onController(call, job);
          case Call.OnHost<?, ?> call -> onHost(sight, call, job);
        };
    return seen instanceof Seen.Foreseen(Outcome outcome) ? judged(job, outcome) : seen;
  }

  private Seen judged(Job job, Outcome outcome) {
    Keywords keywords = job.task().keywords();
    Outcome judged = verdict.judge(job, outcome);
    boolean until = keywords.has(Keyword.UNTIL);
    if (!until && !keywords.has(Keyword.RETRIES)) {
      return new Seen.Foreseen(judged);
    }
    boolean done =
        until ? verdict.holds(Keyword.UNTIL, job, judged) : judged.kind() != Outcome.Kind.FAILED;
    if (!done) {
      return new Seen.Acts();
    }
    Map<String, Object> values = new LinkedHashMap<>(judged.values());
    values.put("attempts", 1L);
    return new Seen.Foreseen(judged.withValues(values));
  }

  private <P extends Record> Seen onController(Call.OnController<P> call, Job job) {
    boolean check = parts.checkMode(job);
    if (check && call.module().skippedInCheckMode()) {
      return new Seen.Open();
    }
    return switch (call.module().ahead()) {
      case FORESEEN -> {
        try {
          yield new Seen.Foreseen(parts.caller().run(call, job, check));
        } catch (ConnectionException _) {
          yield new Seen.Acts();
        }
      }
      case PASSED -> new Seen.Open();
      case STOP -> new Seen.Acts();
    };
  }

  private <P extends Record, S> Seen onHost(Foresight sight, Call.OnHost<P, S> call, Job job) {
    Probe probe = call.module().probe(call.params(), Facts.NONE);
    if (probe.equals(Probe.NONE)) {
      return decided(call, Answer.NOTHING, job);
    }
    Question question = new Question(call.origin(), probe);
    sight.add(call.link(), question);
    Answer answer = call.link().foreseen(question);
    return answer == null
        ? new Seen.Asked(call.link(), List.of(question))
        : decided(call, answer, job);
  }

  private <P extends Record, S> Seen decided(Call.OnHost<P, S> call, Answer answer, Job job) {
    Module<P, S> module = call.module();
    try {
      S state = module.parse(call.params(), answer);
      if (parts.checkMode(job)) {
        Plan plan = module.plan(call.params(), state, call.link().machine().foreseen());
        Outcome instead = plan.inCheckMode();
        return new Seen.Foreseen(instead != null ? instead : plan.forecast());
      }
      Plan plan = module.plan(call.params(), state);
      return plan.actions().isEmpty()
          ? new Seen.Foreseen(module.outcome(call.params(), state, plan, List.of()))
          : new Seen.Acts();
    } catch (ModuleFailure failure) {
      return new Seen.Foreseen(Failures.of(failure));
    }
  }

  /** What the task comes to because a condition does not hold; null when all do. */
  @Nullable Outcome unmet(Job job) {
    for (Condition condition : job.task().keywords().conditions(Keyword.WHEN)) {
      if (!parts.engine().holds(condition.value(), job.variables())) {
        return Results.skipped(
            condition.value() instanceof Boolean value ? value : condition.text());
      }
    }
    return null;
  }
}
