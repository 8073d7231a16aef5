package weir.executor;

import weir.inventory.Host;
import weir.playbook.Task;
import weir.template.Variables;
import weir.vars.PlayVars;

/**
 * A task on a host.
 *
 * @param variables what it sees there, without a loop's item
 * @param follow told when its last action is on its way
 */
public record Job(Task task, Host host, PlayVars play, Variables variables, Follow follow) {

  /** A task on a host whose actions nothing follows. */
  public Job(Task task, Host host, PlayVars play, Variables variables) {
    this(task, host, play, variables, Follow.NONE);
  }

  /** The same with other variables. */
  Job with(Variables others) {
    return new Job(task, host, play, others, follow);
  }

  /** An item of its loop. */
  Job item(int index, Variables others) {
    return new Job(task, host, play, others, next -> follow.from(index + next));
  }

  /** The same with something that follows its actions. */
  public Job followedBy(Follow other) {
    return new Job(task, host, play, variables, other);
  }

  /** The same with nothing that follows. */
  Job alone() {
    return new Job(task, host, play, variables);
  }

  /** The host of this name that does the task's work. */
  Host otherHost(String name) {
    return play.inventory().delegate(name);
  }
}
