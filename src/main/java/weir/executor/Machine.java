package weir.executor;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import weir.module.Action;
import weir.module.Foreseen;

/** What the links to one machine have in common. Safe to share by threads. */
final class Machine {
  private final AtomicLong changes = new AtomicLong();
  private final AtomicInteger steps = new AtomicInteger();
  private final AtomicReference<Foreseen> foreseen = new AtomicReference<>(Foreseen.NOTHING);

  /** How often it has been changed, over whichever link. */
  long changes() {
    return changes.get();
  }

  void change() {
    changes.incrementAndGet();
  }

  /** The number of the run's next step here, from 1. */
  int nextStep() {
    return steps.incrementAndGet();
  }

  /** What tasks in check mode would have changed. */
  Foreseen foreseen() {
    return foreseen.get();
  }

  void foresee(Collection<Action> actions) {
    foreseen.updateAndGet(known -> known.and(actions));
  }
}
