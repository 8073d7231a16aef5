package weir.strategy;

import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.source.Span;

/**
 * Tells of a task's start when a result of it is due and the last one told of was another task's:
 * where hosts go their own ways, no task begins for all of them.
 */
final class Banners implements Callback {
  private final Callback inner;
  private @Nullable Span last;

  Banners(Callback inner) {
    this.inner = inner;
  }

  @Override
  public synchronized void on(Event event) {
    switch (event) {
      case Event.TaskStart start -> {
        start(start.task());
        return;
      }
      case Event.HostResult result -> start(result.task());
      case Event.ItemResult result -> start(result.task());
      case Event.PlayStart _, Event.PlaybookStart _ -> last = null;
      case Event.NoHostsMatched _,
          Event.NoHostsLeft _,
          Event.Waiting _,
          Event.Retry _,
          Event.Included _,
          Event.Warning _,
          Event.Returning _,
          Event.Kept _,
          Event.RolledBack _,
          Event.Recap _ -> {}
    }
    inner.on(event);
  }

  private void start(TaskInfo task) {
    if (task.span() == null || !task.span().equals(last)) {
      last = task.span();
      inner.on(new Event.TaskStart(task));
    }
  }
}
