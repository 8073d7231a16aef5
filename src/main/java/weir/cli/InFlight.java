package weir.cli;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.TaskInfo;

/** Keeps in mind which task is under way and which hosts are done with it. */
final class InFlight implements Callback {
  private final Callback next;
  private final Set<String> done = new TreeSet<>();
  private @Nullable TaskInfo task;

  InFlight(Callback next) {
    this.next = next;
  }

  @Override
  public void on(Event event) {
    note(event);
    next.on(event);
  }

  private synchronized void note(Event event) {
    if (event instanceof Event.TaskStart start) {
      task = start.task();
      done.clear();
    } else if (event instanceof Event.HostResult result && result.task().equals(task)) {
      done.add(result.host());
    }
  }

  /** What nobody would know if the run ended now. */
  synchronized String unknown() {
    TaskInfo current = task;
    if (current == null) {
      return "No task had begun.";
    }
    String place = current.span() == null ? "" : " (%s)".formatted(current.span());
    return "What the task '%s'%s did is unknown on every host%s."
        .formatted(
            current.name(),
            place,
            done.isEmpty() ? " of the play" : " of the play but " + String.join(", ", done));
  }
}
