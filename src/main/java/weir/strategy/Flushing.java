package weir.strategy;

import java.util.List;

/** What {@code meta: flush_handlers} does in the middle of a list. */
interface Flushing {

  /** Runs what these hosts have notified; afterwards each goes on where it was. */
  void inside(List<HostRun> hosts);
}
