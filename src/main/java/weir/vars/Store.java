package weir.vars;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What a run has learned about all its hosts so far. Safe to share by threads. */
public final class Store {
  private final Map<String, HostVars> hosts = new ConcurrentHashMap<>();

  /** What is known of a host now. */
  public HostVars of(String host) {
    return hosts.getOrDefault(host, HostVars.NONE);
  }

  /** Learns something about a host. */
  public void update(String host, UnaryOperator<HostVars> change) {
    hosts.compute(host, (_, known) -> change.apply(known == null ? HostVars.NONE : known));
  }
}
