package weir.executor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.connection.ConnectionException;
import weir.inventory.Host;
import weir.module.AnyModule;
import weir.module.Catalog;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.template.TemplateEngine;
import weir.template.Variables;
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

  Caller(
      TemplateEngine engine, VariableManager manager, Catalog catalog, Access access, Links links) {
    this.engine = engine;
    this.manager = manager;
    this.catalog = catalog;
    this.binding = new Binding(engine, new ControllerFiles());
    this.access = access;
    this.links = links;
  }

  /** The name of the host that does the work, when it is another one than the job's. */
  @Nullable String delegate(Job job) {
    Object value = job.task().keywords().get(Keyword.DELEGATE_TO);
    if (value == null) {
      return null;
    }
    String name = engine.text(value, job.variables());
    return name.isEmpty() || weir.vars.Omit.is(name) ? null : name;
  }

  /** How the host that does the work is shown: with its address where that is another word. */
  @Nullable String delegateLabel(Job job) {
    String name = delegate(job);
    if (name == null || name.equals(job.host().name())) {
      return null;
    }
    Host other = job.otherHost(name);
    if (other == null) {
      return name;
    }
    Variables variables = manager.variables(job.play(), other, null);
    Object address = variables.get("ansible_host");
    String text =
        address == Variables.ABSENT || address == null ? name : engine.text(address, variables);
    return text.equals(name) ? name : "%s(%s)".formatted(name, text);
  }

  /** Binds a job. Fails as the task would. */
  Call<?> bind(Job job) {
    Task task = job.task();
    AnyModule<?> module = catalog.find(task.module());
    if (module == null) {
      throw new ModuleFailure("Weir has no module '%s'".formatted(task.module()));
    }
    return bind(module, job);
  }

  private <P extends Record> Call<P> bind(AnyModule<P> module, Job job) {
    P params = binding.bind(module, job.task(), job.play().play(), job.variables());
    return Call.of(module, params, link(job), origin(job));
  }

  /** The link a job's work goes over. */
  HostLink link(Job job) {
    String delegate = delegate(job);
    Variables variables = job.variables();
    String name = job.host().name();
    if (delegate != null) {
      Host other = job.otherHost(delegate);
      name = delegate;
      variables = other == null ? Variables.NONE : manager.variables(job.play(), other, job.task());
    }
    return links.link(access.way(name, variables, job.task().keywords()));
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
      map.forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
    } else if (layer instanceof Iterable<?> several) {
      several.forEach(each -> addEnvironment(each, environment));
    }
  }

  /** Runs a call of a job. */
  Outcome run(Call<?> call, Job job, boolean checkMode) throws ConnectionException {
    return switch (call) {
      case Call.OnHost<?, ?> onHost -> onHost(onHost, checkMode);
      case Call.OnController<?> controller -> onController(controller, job, checkMode);
    };
  }

  private <P extends Record, S> Outcome onHost(Call.OnHost<P, S> call, boolean checkMode)
      throws ConnectionException {
    return runner.run(call.module(), call.params(), call.link(), call.origin(), checkMode);
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
            checkMode,
            manager.settings().verbosity());
    return runner.run(call.module(), call.params(), controller);
  }
}
