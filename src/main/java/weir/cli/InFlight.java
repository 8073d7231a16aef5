package weir.cli;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.TaskInfo;

/** Keeps in mind what is under way, and which hosts are done with it. */
final class InFlight implements Callback {
  private final Callback next;
  private final Set<String> done = new TreeSet<>();
  private final Set<String> returning = new TreeSet<>();
  private @Nullable TaskInfo task;
  private boolean settled;

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
    } else if (event instanceof Event.Returning back) {
      settled = true;
      returning.addAll(back.hosts());
    } else if (event instanceof Event.RolledBack back) {
      returning.remove(back.host());
    } else if (event instanceof Event.Kept) {
      settled = true;
    }
  }

  /** Whether the tasks have ended, and what follows them is under way. */
  synchronized boolean settled() {
    return settled;
  }

  /** What nobody would know if the run ended now. */
  synchronized String unknown() {
    if (!returning.isEmpty()) {
      return "How much of the run is undone is unknown on %s; `weir rollback HOST` goes on with it."
          .formatted(String.join(", ", returning));
    }
    if (settled) {
      return "All tasks that had begun have ended.";
    }
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
