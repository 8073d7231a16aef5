package weir.executor;

import java.util.ArrayList;
import java.util.List;
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
import weir.source.DiagnosticException;
import weir.template.TemplateEngine;
import weir.template.TemplateException;

/**
 * Asks the questions of the tasks ahead in one write. It only guesses: a question is used in its
 * turn only if it is then the same question, and nothing has changed the machine since.
 */
public final class LookAhead {
  private final TemplateEngine engine;
  private final Caller caller;
  private final DirectiveRunner directives;
  private final AsyncJobs jobs;

  LookAhead(TemplateEngine engine, Caller caller, DirectiveRunner directives, AsyncJobs jobs) {
    this.engine = engine;
    this.caller = caller;
    this.directives = directives;
    this.jobs = jobs;
  }

  /** What one task ahead means for asking further. */
  private sealed interface Guess {
    /** Questions that can be asked now. */
    record Ask(HostLink link, List<HostLink.Question> questions) implements Guess {}

    /** Nothing to ask, and no harm done: look further. */
    record Pass() implements Guess {}

    /** It needs something that is not known yet: look further, and come back to it. */
    record Unknown() implements Guess {}

    /** It will change the host, or nobody knows: answers behind it would not hold. */
    record Stop() implements Guess {}
  }

  /**
   * Asks for the tasks to come on one host. A lost host shows when the first of them has its turn.
   *
   * @param jobs in their order, the one whose turn it is first
   * @return for how many of them nothing more can be asked now, at least 1
   */
  public int ask(Iterable<Job> jobs) {
    HostLink link = null;
    List<HostLink.Question> questions = new ArrayList<>();
    int seen = 0;
    int covered = 0;
    for (Job job : jobs) {
      seen++;
      Guess guess = guess(job);
      if (guess instanceof Guess.Stop) {
        break;
      }
      if (guess instanceof Guess.Ask ask && (link == null || ask.link() == link)) {
        link = ask.link();
        questions.addAll(ask.questions());
      }
      if (!(guess instanceof Guess.Unknown) && covered == seen - 1) {
        covered = seen;
      }
    }
    if (link != null) {
      try {
        link.askAhead(questions);
      } catch (ConnectionException _) {
        return 1;
      }
    }
    return Math.max(1, covered);
  }

  /** How often a job's machine has been changed, over whichever link. */
  public long changes(Job job) {
    return caller.link(job).machine().changes();
  }

  /** What an include comes to on a host; null when nobody can tell yet, or it has a loop. */
  public @Nullable Outcome include(Job job) {
    Directive directive = Directive.of(job.task().module());
    if (directive == null || job.task().keywords().has(Keyword.LOOP)) {
      return null;
    }
    try {
      return wanted(job) ? directives.run(directive, job) : Results.skipped("");
    } catch (TemplateException | ModuleFailure | DiagnosticException _) {
      return null;
    }
  }

  private Guess guess(Job job) {
    Keywords keywords = job.task().keywords();
    Directive directive = Directive.of(job.task().module());
    if (directive != null) {
      return switch (directive) {
        case META, ADD_HOST, GROUP_BY, INCLUDE_ROLE, INCLUDE_TASKS, INCLUDE_VARS ->
            new Guess.Pass();
        case IMPORT_PLAYBOOK, IMPORT_ROLE, IMPORT_TASKS -> new Guess.Stop();
      };
    }
    if (keywords.has(Keyword.DELEGATE_TO)
        || keywords.has(Keyword.UNTIL)
        || keywords.has(Keyword.ASYNC)
        || jobs.anyFor(job.host().name())) {
      return new Guess.Stop();
    }
    try {
      List<HostLink.Question> questions = new ArrayList<>();
      HostLink link = caller.link(job);
      for (Job each : items(job)) {
        if (!wanted(each)) {
          continue;
        }
        switch (caller.bind(each)) {
          case Call.OnController<?> controller -> {
            if (controller.module().skippedInCheckMode()) {
              return new Guess.Stop();
            }
          }
          case Call.OnHost<?, ?> onHost -> {
            HostLink.Question question = question(onHost);
            if (question == null) {
              return new Guess.Stop();
            }
            if (!question.probe().equals(Probe.NONE)) {
              questions.add(question);
            }
          }
        }
      }
      return questions.isEmpty() ? new Guess.Pass() : new Guess.Ask(link, questions);
    } catch (TemplateException | ModuleFailure | DiagnosticException e) {
      return new Guess.Unknown();
    }
  }

  private List<Job> items(Job job) {
    Loop loop = (Loop) job.task().keywords().get(Keyword.LOOP);
    if (loop == null) {
      return List.of(job);
    }
    LoopControl control = LoopControl.of(job.task().keywords(), engine, job.variables());
    List<@Nullable Object> items = LoopControl.items(loop, engine, job.variables());
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      jobs.add(job.with(job.variables().with(control.variables(items, i))));
    }
    return jobs;
  }

  private boolean wanted(Job job) {
    for (Condition condition : job.task().keywords().conditions(Keyword.WHEN)) {
      if (!engine.holds(condition.value(), job.variables())) {
        return false;
      }
    }
    return true;
  }

  /** The question of a call; null when it has none and acts in any case. */
  private static <P extends Record, S> HostLink.@Nullable Question question(
      Call.OnHost<P, S> call) {
    Module<P, S> module = call.module();
    Probe probe = module.probe(call.params(), Facts.NONE);
    if (!probe.equals(Probe.NONE)) {
      return new HostLink.Question(call.origin(), probe);
    }
    S state = module.parse(call.params(), Answer.NOTHING);
    Plan plan = module.plan(call.params(), state);
    return plan.actions().isEmpty() ? new HostLink.Question(call.origin(), probe) : null;
  }
}
