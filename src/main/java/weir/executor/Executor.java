package weir.executor;

import weir.callback.Callback;
import weir.module.Catalog;
import weir.playbook.IncludeReader;
import weir.template.TemplateEngine;
import weir.vars.VariableManager;

/**
 * What runs tasks on hosts, put together once for a play's directory.
 *
 * @param tasks runs one task on one host
 * @param lookAhead asks for tasks to come
 */
public record Executor(TaskRunner tasks, LookAhead lookAhead) {

  /** An executor over these links. */
  public static Executor of(
      TemplateEngine engine,
      VariableManager manager,
      Catalog catalog,
      Links links,
      CommandLine commandLine,
      IncludeReader includes,
      Callback callback) {
    Caller caller = new Caller(engine, manager, catalog, new Access(engine, commandLine), links);
    DirectiveRunner directives = new DirectiveRunner(engine, manager, includes);
    return new Executor(
        new TaskRunner(engine, manager, caller, directives, callback),
        new LookAhead(engine, caller));
  }
}
