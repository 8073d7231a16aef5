package weir.executor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.connection.ConnectionException;
import weir.facts.Facts;
import weir.journal.Entry;
import weir.module.Action;
import weir.module.Answer;
import weir.module.AnyModule;
import weir.module.Catalog;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.template.value.Text;
import weir.vars.Omit;
import weir.vars.VariableManager;

/** Binds a job to a call, and runs calls. */
final class Caller {
  private final TemplateEngine engine;
  private final VariableManager manager;
  private final Catalog catalog;
  private final Binding binding;
  private final Access access;
  private final Links links;
  private final ModuleRunner runner = new ModuleRunner();
  private final Web web = new Web();
  private final Entries entries;

  Caller(
      TemplateEngine engine,
      VariableManager manager,
      Catalog catalog,
      ControllerFiles files,
      Access access,
      Links links) {
    this.engine = engine;
    this.manager = manager;
    this.catalog = catalog;
    this.binding = new Binding(engine, files);
    this.access = access;
    this.entries = new Entries(engine);
    this.links = links;
  }

  /** The name of the host that does the work, when it is another one than the job's. */
  @Nullable String delegate(Job job) {
    Object value = job.task().keywords().get(Keyword.DELEGATE_TO);
    if (value == null) {
      return null;
    }
    String name = engine.text(value, job.variables());
    return name.isEmpty() || Omit.is(name) ? null : name;
  }

  /** How the host that does the work is shown: with its address where that is another word. */
  @Nullable String delegateLabel(Job job) {
    String name = delegate(job);
    if (name == null || name.equals(job.host().name())) {
      return null;
    }
    Variables variables = manager.variables(job.play(), job.otherHost(name), null);
    Object address = variables.get("ansible_host");
    String text =
        address == Variables.ABSENT || address == null ? name : engine.text(address, variables);
    return text.equals(name) ? name : "%s(%s)".formatted(name, text);
  }

  /** Binds a job. Fails as the task would. */
  Call<?> bind(Job job) {
    return bind(job, link(job));
  }

  private Call<?> bind(Job job, HostLink link) {
    Task task = job.task();
    AnyModule<?> module = catalog.find(task.module());
    if (module == null) {
      throw new ModuleFailure("Weir has no module '%s'".formatted(task.module()));
    }
    return bind(module, job, link);
  }

  private <P extends Record> Call<P> bind(AnyModule<P> module, Job job, HostLink link) {
    P params = binding.bind(module, job.task(), job.play().play(), job.variables());
    return Call.of(module, params, link, origin(job));
  }

  /** An action that can go on by itself, and what its module makes of the answer. */
  record Detachable(
      HostLink link,
      Origin origin,
      Action action,
      Entry entry,
      Function<Answer, Outcome> outcome) {}

  /** What a job comes to when it can go on by itself; null when it cannot, or has nothing to do. */
  @Nullable Detachable detachable(Job job) throws ConnectionException {
    return bind(job) instanceof Call.OnHost<?, ?> call && call.module().detachable()
        ? detachable(call, job)
        : null;
  }

  private <P extends Record, S> @Nullable Detachable detachable(Call.OnHost<P, S> call, Job job)
      throws ConnectionException {
    Probe probe = call.module().probe(call.params(), Facts.NONE);
    Answer observed =
        probe.equals(Probe.NONE)
            ? Answer.NOTHING
            : call.link().ask(new Question(call.origin(), probe));
    S state = call.module().parse(call.params(), observed);
    Plan plan = call.module().plan(call.params(), state);
    return plan.actions().size() != 1
        ? null
        : new Detachable(
            call.link(),
            call.origin(),
            plan.actions().getFirst(),
            entries.of(job),
            answer -> call.module().outcome(call.params(), state, plan, List.of(answer)));
  }

  /** Runs a job over a connection of its own, which ends with it. */
  Outcome runApart(Job job) {
    try (HostLink link = links.another(way(job))) {
      return run(bind(job, link), job.alone(), false);
    } catch (ConnectionException e) {
      return Failures.of(e);
    } catch (ModuleFailure e) {
      return Failures.of(e);
    } catch (TemplateException e) {
      return Failures.of(e);
    }
  }

  /** The link a job's work goes over. */
  HostLink link(Job job) {
    return links.link(way(job));
  }

  private Links.Way way(Job job) {
    String delegate = delegate(job);
    Variables variables = job.variables();
    String name = job.host().name();
    if (delegate != null) {
      name = delegate;
      variables = manager.variables(job.play(), job.otherHost(delegate), job.task());
    }
    return access.way(name, variables, job.task().keywords());
  }

  /** As whom, and in which environment, a job's work is done. */
  Origin origin(Job job) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Object layer : job.task().keywords().list(Keyword.ENVIRONMENT)) {
      addEnvironment(engine.evaluate(layer, job.variables()), environment);
    }
    Identity identity = access.identity(job.variables(), job.task().keywords());
    return new Origin(identity, environment);
  }

  private static void addEnvironment(@Nullable Object layer, Map<String, String> environment) {
    if (layer instanceof Map<?, ?> map) {
      map.forEach((name, value) -> environment.put(Text.str(name), Text.str(value)));
    } else if (layer instanceof Iterable<?> several) {
      several.forEach(each -> addEnvironment(each, environment));
    }
  }

  /** Runs a call of a job. */
  Outcome run(Call<?> call, Job job, boolean checkMode) throws ConnectionException {
    return switch (call) {
      case Call.OnHost<?, ?> onHost -> onHost(onHost, job, checkMode);
      case Call.OnController<?> controller -> onController(controller, job, checkMode);
    };
  }

  private <P extends Record, S> Outcome onHost(Call.OnHost<P, S> call, Job job, boolean checkMode)
      throws ConnectionException {
    return runner.run(
        call.module(),
        call.params(),
        call.link(),
        call.origin(),
        () -> entries.of(job),
        checkMode,
        () -> job.follow().from(1));
  }

  private <P extends Record> Outcome onController(
      Call.OnController<P> call, Job job, boolean checkMode) throws ConnectionException {
    ControllerAccess controller =
        new ControllerAccess(
            engine,
            job.variables(),
            call.link(),
            call.origin(),
            web,
            () -> entries.of(job),
            checkMode,
            manager.settings().verbosity());
    return runner.run(call.module(), call.params(), controller);
  }
}
