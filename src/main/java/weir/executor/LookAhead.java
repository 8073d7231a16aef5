package weir.executor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.inventory.Host;
import weir.module.Catalog;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.Directive;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.source.DiagnosticException;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.PlayVars;
import weir.vars.VariableManager;

/**
 * Asks the questions of the tasks ahead in one write, and goes on from the answers that are there.
 * It only guesses: a question is used in its turn only if it is then the same question, and nothing
 * has changed the machine since. Nothing else of it is ever used.
 */
public final class LookAhead {
  private final TaskParts parts;
  private final VariableManager manager;
  private final Foreseeing foreseeing;

  /**
   * A look ahead.
   *
   * @param parts whose lookups do nothing but look
   */
  LookAhead(TaskParts parts, VariableManager manager) {
    this.parts = parts;
    this.manager = manager;
    this.foreseeing = new Foreseeing(parts);
  }

  /** What one task ahead means for looking further. */
  public enum Sight {
    /** All that can be asked for it now is asked: look further. */
    PASSED,
    /** It needs something that is not known yet: look further, and come back to it. */
    UNKNOWN,
    /** It will change the host or leave the straight way: answers behind it would not hold. */
    STOP
  }

  /** Begins to look ahead for a host, from what is known now. */
  public Foresight begin(String host) {
    return new Foresight(manager.store().of(host));
  }

  /** A task ahead, with what it would see. */
  public Job job(Foresight sight, Task task, Host host, PlayVars play) {
    Variables variables = manager.variables(play, host, task, sight.known());
    return new Job(task, host, play, sight.over(variables));
  }

  /**
   * Looks at one task ahead.
   *
   * @param from its first item that counts
   */
  public Sight look(Foresight sight, Job job, int from) {
    Object name = job.task().keywords().get(Keyword.REGISTER);
    Seen seen;
    try {
      seen = foreseeing.seen(sight, job, from);
    } catch (TemplateException | ModuleFailure | DiagnosticException | NotYet _) {
      if (name != null) {
        sight.register(name.toString(), Later.NEVER);
      }
      return Sight.UNKNOWN;
    }
    if (name != null && !(seen instanceof Seen.Acts)) {
      sight.register(name.toString(), value(seen, job));
    }
    return switch (seen) {
      case Seen.Foreseen foreseen -> goesOn(foreseen.outcome(), job) ? Sight.PASSED : Sight.STOP;
      case Seen.Asked _, Seen.Open _ -> {
        if (givesFacts(job.task())) {
          sight.expectFacts();
        }
        yield Sight.PASSED;
      }
      case Seen.Acts _ -> Sight.STOP;
    };
  }

  /** Sends what there is to ask; false when the host cannot be asked, as its turn will show. */
  public boolean send(Foresight sight) {
    HostLink link = sight.link();
    try {
      if (link != null) {
        link.askAhead(sight.questions());
      }
      return true;
    } catch (ConnectionException _) {
      return false;
    }
  }

  /** How often a job's machine has been changed, over whichever link. */
  public long changes(Job job) {
    return parts.caller().link(job).machine().changes();
  }

  /** What an include comes to on a host; null when nobody can tell yet, or it has a loop. */
  public @Nullable Outcome include(Job job) {
    Directive directive = Directive.of(job.task().module());
    if (directive == null || job.task().keywords().has(Keyword.LOOP)) {
      return null;
    }
    try {
      return foreseeing.unmet(job) == null
          ? parts.directives().run(directive, job)
          : Results.skipped("");
    } catch (TemplateException | ModuleFailure | DiagnosticException | NotYet _) {
      return null;
    }
  }

  /** What is kept under the name that a task registers. */
  private Object value(Seen seen, Job job) {
    return switch (seen) {
      case Seen.Foreseen foreseen -> registered(foreseen.outcome(), job);
      case Seen.Asked asked -> (Later) () -> awaited(asked, job);
      case Seen.Open _, Seen.Acts _ -> Later.NEVER;
    };
  }

  /** Waits for questions that were asked before, and then looks again. */
  private Object awaited(Seen.Asked asked, Job job) {
    try {
      for (Question question : asked.questions()) {
        if (!asked.link().awaited(question)) {
          throw new NotYet();
        }
      }
    } catch (ConnectionException _) {
      throw new NotYet();
    }
    if (foreseeing.seen(begin(job.host().name()), job, 0) instanceof Seen.Foreseen foreseen) {
      return registered(foreseen.outcome(), job);
    }
    throw new NotYet();
  }

  private static Object registered(Outcome outcome, Job job) {
    boolean loop = job.task().keywords().has(Keyword.LOOP) && !outcome.values().isEmpty();
    return loop && outcome.values().get("results") instanceof List<?> list && !list.isEmpty()
        ? Results.registeredLoop(outcome)
        : Results.registered(outcome);
  }

  private boolean goesOn(Outcome outcome, Job job) {
    return outcome.kind() != Outcome.Kind.FAILED
        || Keywording.truth(
            parts.engine(), job.task().keywords().get(Keyword.IGNORE_ERRORS), job.variables());
  }

  private static boolean givesFacts(Task task) {
    return switch (Catalog.shortName(task.module())) {
      case "setup", "gather_facts", "getent", "package_facts", "service_facts" -> true;
      default -> false;
    };
  }
}
