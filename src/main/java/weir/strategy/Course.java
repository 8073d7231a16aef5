package weir.strategy;

import java.util.List;

/** In which order the hosts of a batch get through their play. */
sealed interface Course permits Linear, Free {

  /** Takes the hosts through the whole play; those that come to its end have arrived there. */
  void play(List<HostRun> hosts);

  /** The course of a play's {@code strategy}. */
  static Course of(String strategy, PlayRun run) {
    return switch (strategy) {
      case "free" -> new Free(run, false);
      case "host_pinned" -> new Free(run, true);
      default -> new Linear(run);
    };
  }

  /** Whether hosts wait for each other at each task. */
  static boolean inStep(String strategy) {
    return !strategy.equals("free") && !strategy.equals("host_pinned");
  }
}
