package weir.strategy;

import java.util.ArrayList;
import java.util.List;
import weir.callback.Event;
import weir.executor.Aftercare;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.playbook.Play;
import weir.template.TemplateException;

/**
 * Settles a run that was interrupted: hosts for which a way back was asked go back unless the run
 * was over for them, the others stay as they are, and each host's state is told.
 */
final class CutShort {
  private final RunParts parts;
  private final Aftercare aftercare;
  private final Completion completion;

  CutShort(RunParts parts, Aftercare aftercare, Completion completion) {
    this.parts = parts;
    this.aftercare = aftercare;
    this.completion = completion;
  }

  /**
   * Does it.
   *
   * @param left the plays that have not begun
   */
  void settle(List<Play> left, Inventory inventory) {
    left.forEach(play -> isFor(play, inventory));
    Rollbacks rollbacks = new Rollbacks(parts, aftercare, completion);
    List<String> back = new ArrayList<>();
    for (String host : aftercare.hosts()) {
      if (parts.board().isRolledBack(host)) {
        continue;
      }
      boolean whole = completion.whole(host) && !parts.board().isOut(host);
      if (!whole && aftercare.open(host) && rollbacks.wanted(host)) {
        back.add(host);
      } else {
        parts.callback().on(new Event.Kept(host, whole, parts.board().changes(host)));
      }
    }
    if (!back.isEmpty()) {
      rollbacks.undo(back);
    }
  }

  private void isFor(Play play, Inventory inventory) {
    try {
      HostPattern pattern =
          PlayHosts.pattern(play, parts.engine(), parts.manager().settings().extraVars());
      completion.isFor(inventory.match(pattern, _ -> {}));
    } catch (TemplateException _) {
      completion.isFor(List.copyOf(inventory.hosts().values()));
    }
  }
}
