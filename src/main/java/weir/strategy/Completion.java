package weir.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.inventory.Host;

/**
 * Which hosts have come through all plays that are for them. Used by the coordinating thread alone.
 */
final class Completion {
  private final Map<String, List<Stage>> stages = new LinkedHashMap<>();
  private final Map<String, Integer> ahead = new HashMap<>();

  /** A host in one of its plays. */
  record Stage(PlayRun run, HostRun host) {}

  /** A play is for these hosts, whether it has begun or not. */
  void isFor(List<Host> hosts) {
    hosts.forEach(host -> ahead.merge(host.name(), 1, Integer::sum));
  }

  /** Hosts enter a play. */
  void enter(PlayRun run, List<HostRun> hosts) {
    for (HostRun host : hosts) {
      stages.computeIfAbsent(host.name(), _ -> new ArrayList<>()).add(new Stage(run, host));
    }
  }

  /** A host has come to the end of a play. */
  void through(String host) {
    ahead.merge(host, -1, Integer::sum);
  }

  /** Whether no play is left for a host, or left half done. */
  boolean whole(String host) {
    return ahead.getOrDefault(host, 0) == 0;
  }

  /** The plays a host has entered, in order. */
  List<Stage> stages(String host) {
    return List.copyOf(stages.getOrDefault(host, List.of()));
  }
}
