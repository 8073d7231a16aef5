package weir.executor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import weir.connection.Connector;
import weir.connection.Target;
import weir.module.ModuleFailure;

/** All links of a run. Safe to share by threads. */
public final class Links implements AutoCloseable {
  private final Map<String, Connector> connectors;
  private final Map<Way, HostLink> links = new ConcurrentHashMap<>();
  private final Map<String, Machine> machines = new ConcurrentHashMap<>();

  /** A kind of connection and where it leads. */
  record Way(String kind, Target target) {

    /** What is the same for all names of one machine. */
    String machine() {
      return kind.equals("local") ? kind : "%s:%s".formatted(target.address(), target.port());
    }
  }

  /**
   * Links over these kinds of connections.
   *
   * @param connectors by the word {@code ansible_connection} has for them
   */
  public Links(Map<String, Connector> connectors) {
    this.connectors = Map.copyOf(connectors);
  }

  /** The link of this way, the same each time. */
  HostLink link(Way way) {
    return links.computeIfAbsent(way, this::another);
  }

  /** A link of this way for one user, who closes it. */
  HostLink another(Way way) {
    Connector connector = connectors.get(way.kind());
    if (connector == null) {
      throw new ModuleFailure(
          "Weir has no connection '%s'; it has: %s"
              .formatted(way.kind(), String.join(", ", connectors.keySet())));
    }
    Machine machine = machines.computeIfAbsent(way.machine(), _ -> new Machine());
    return new HostLink(connector, way.target(), machine);
  }

  @Override
  public void close() {
    links.values().forEach(HostLink::close);
    links.clear();
  }
}
