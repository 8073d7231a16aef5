package weir.executor;

import weir.playbook.Keyword;
import weir.template.TemplateEngine;
import weir.vars.RunSettings;

/**
 * What it takes to work out what a task comes to.
 *
 * @param directives runs those tasks that no module does
 * @param learning keeps what tasks say of hosts
 * @param jobs those that go on beside the play
 */
record TaskParts(
    TemplateEngine engine,
    RunSettings settings,
    Caller caller,
    DirectiveRunner directives,
    Learning learning,
    AsyncJobs jobs) {

  /** Whether a job only forecasts. */
  boolean checkMode(Job job) {
    return Keywording.holds(engine, job, Keyword.CHECK_MODE, settings.checkMode());
  }
}
