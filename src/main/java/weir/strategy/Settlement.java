package weir.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.executor.Aftercare;
import weir.journal.Found;
import weir.module.Outcome;
import weir.source.Diagnostic;

/** Ends a run on all its hosts at once: what waits for a confirmation is confirmed, leases end. */
final class Settlement {
  private final Aftercare aftercare;
  private final Unfinished unfinished;
  private final Scoreboard board;
  private final Callback callback;
  private final Completion completion;
  private final String run;

  /**
   * For one run.
   *
   * @param run its id
   */
  Settlement(
      Aftercare aftercare,
      Unfinished unfinished,
      Scoreboard board,
      Callback callback,
      Completion completion,
      String run) {
    this.aftercare = aftercare;
    this.unfinished = unfinished;
    this.board = board;
    this.callback = callback;
    this.completion = completion;
    this.run = run;
  }

  /** Does it. */
  void settle() {
    Map<String, Callable<String>> work = new LinkedHashMap<>();
    for (String host : aftercare.hosts()) {
      List<String> settled = settled(host);
      if (aftercare.open(host) || !settled.isEmpty()) {
        work.put(host, () -> aftercare.finish(host, settled));
      }
    }
    AtOnce.all(work)
        .forEach((host, wrong) -> {
          if (!wrong.isEmpty()) {
            if (!board.isOut(host)) {
              board.out(host, Outcome.Kind.FAILED);
              board.fail(host);
            }
            warn("%s: %s".formatted(host, wrong));
          }
        });
    for (String host : aftercare.hosts()) {
      gone(host);
      for (String why : aftercare.without(host)) {
        warn("%s: no journal was kept, so this run cannot be undone: %s".formatted(host, why));
      }
    }
  }

  /** A lease that ran out is worth a word: what its run had under way may be half done. */
  private void gone(String host) {
    for (Found found : aftercare.open(host) ? aftercare.found(host) : List.<Found>of()) {
      Found.Holder holder = found.gone();
      if (holder != null) {
        warn(
            "%s: run %s by %s had ended without giving the host back; its lease has run out"
                .formatted(host, holder.run(), holder.owner()));
      }
    }
  }

  /** Where the run was cut short, handlers may be left. */
  private List<String> settled(String host) {
    List<String> settled = new ArrayList<>();
    boolean whole = !board.isOut(host) && completion.whole(host);
    if (whole) {
      settled.addAll(unfinished.settled(host));
    }
    if (aftercare.open(host) && (whole || board.isRolledBack(host))) {
      settled.add(run);
    }
    return settled;
  }

  private void warn(String text) {
    callback.on(new Event.Warning(Diagnostic.warning(text, null)));
  }
}
