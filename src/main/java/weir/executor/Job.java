package weir.executor;

import org.jspecify.annotations.Nullable;
import weir.inventory.Host;
import weir.playbook.Task;
import weir.template.Variables;
import weir.vars.PlayVars;

/**
 * A task on a host.
 *
 * @param variables what it sees there, without a loop's item
 */
public record Job(Task task, Host host, PlayVars play, Variables variables) {

  /** The same with other variables. */
  Job with(Variables others) {
    return new Job(task, host, play, others);
  }

  /** Where the task stands in its play's inventory of hosts. */
  @Nullable Host otherHost(String name) {
    return play.inventory().host(name);
  }
}
