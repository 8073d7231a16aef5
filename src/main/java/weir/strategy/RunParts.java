package weir.strategy;

import weir.callback.Callback;
import weir.module.Catalog;
import weir.template.TemplateEngine;
import weir.vars.VariableManager;

/** What all plays of a run share. */
record RunParts(
    TemplateEngine engine,
    VariableManager manager,
    Catalog catalog,
    Callback callback,
    Scoreboard board,
    Tags tags,
    Settings settings) {

  /** The same with another callback. */
  RunParts with(Callback other) {
    return new RunParts(engine, manager, catalog, other, board, tags, settings);
  }
}
