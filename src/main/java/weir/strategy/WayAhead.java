package weir.strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.playbook.Block;
import weir.playbook.Entry;
import weir.playbook.Task;

/**
 * The tasks a host comes to if none fails: the rest of its list, the handlers that are due then,
 * and the lists behind.
 */
final class WayAhead {
  private final PlayRun run;
  private final HostRun host;
  private final Deque<Cursor> behind = new ArrayDeque<>();
  private Cursor cursor;
  private boolean handled;

  WayAhead(PlayRun run, HostRun host) {
    this.run = run;
    this.host = host;
    this.cursor = host.cursor().copy();
    host.behind().forEach(place -> behind.add(place.copy()));
    settle();
  }

  /** The task whose turn it is, null at the end. */
  @Nullable Task next() {
    return cursor.next();
  }

  /** True when the handlers that are due have their turn now. */
  boolean atHandlers() {
    return handled;
  }

  void advance() {
    cursor.advance();
    settle();
  }

  void enter(Block block) {
    cursor.enter(block);
    settle();
  }

  private void settle() {
    while (cursor.next() == null && (!handled || !behind.isEmpty())) {
      if (handled) {
        cursor = behind.remove();
      } else {
        handled = true;
        List<Entry> due = new ArrayList<>();
        for (Task handler : run.handlers.inOrder()) {
          if (host.notified().contains(handler)) {
            due.add(handler);
          }
        }
        cursor = Cursor.of(due, _ -> true);
      }
    }
  }
}
