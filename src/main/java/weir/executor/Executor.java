package weir.executor;

import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.connection.Target;
import weir.module.Catalog;
import weir.playbook.IncludeReader;
import weir.playbook.Keywords;
import weir.template.TemplateEngine;
import weir.template.Variables;
import weir.vars.VariableManager;

/**
 * What runs tasks on hosts, put together once for a play's directory.
 *
 * @param tasks runs one task on one host
 * @param lookAhead asks for tasks to come
 */
public record Executor(TaskRunner tasks, LookAhead lookAhead) {

  /** Where a host is over SSH, null when it is reached another way. */
  public static @Nullable Target sshTarget(
      TemplateEngine engine,
      CommandLine commandLine,
      String host,
      Variables variables,
      Keywords keywords) {
    Links.Way way = new Access(engine, commandLine).way(host, variables, keywords);
    return way.kind().equals("ssh") ? way.target() : null;
  }

  /** An executor over these links. */
  public static Executor of(
      TemplateEngine engine,
      VariableManager manager,
      Catalog catalog,
      Links links,
      AsyncJobs jobs,
      CommandLine commandLine,
      IncludeReader includes,
      Callback callback) {
    ControllerFiles files = new ControllerFiles();
    Caller caller =
        new Caller(engine, manager, catalog, files, new Access(engine, commandLine), links);
    DirectiveRunner directives = new DirectiveRunner(engine, includes);
    Learning learning = new Learning(engine, manager.store(), caller);
    Attempts attempts =
        new Attempts(new TaskParts(engine, manager.settings(), caller, directives, learning, jobs));
    TemplateEngine careful =
        new TemplateEngine(engine.options().with(new HarmlessLookups(engine.options().lookups())));
    TaskParts looking =
        new TaskParts(
            careful,
            manager.settings(),
            new Caller(careful, manager, catalog, files, new Access(careful, commandLine), links),
            new DirectiveRunner(careful, includes),
            learning,
            jobs);
    return new Executor(
        new TaskRunner(engine, caller, attempts, learning, callback),
        new LookAhead(looking, manager));
  }
}
