package weir.executor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weir.connection.Connector;
import weir.connection.Target;
import weir.journal.Run;
import weir.module.ModuleFailure;

/** All links of a run. Safe to share by threads. */
public final class Links implements AutoCloseable {
  private final Map<String, Connector> connectors;
  private final Map<Way, HostLink> links = new ConcurrentHashMap<>();
  private final Map<String, Machine> machines = new ConcurrentHashMap<>();
  private final @Nullable Run run;

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
   * @param run what hosts write the steps down for; null to write nothing
   */
  public Links(Map<String, Connector> connectors, @Nullable Run run) {
    this.connectors = Map.copyOf(connectors);
    this.run = run;
  }

  /** Begins to log in to hosts that will be needed over SSH, and waits for none. */
  public void begin(Collection<Target> targets) {
    targets.forEach(target -> link(new Way("ssh", target)).prepare());
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
              .formatted(way.kind(), String.join(", ", new TreeSet<>(connectors.keySet()))));
    }
    Machine machine = machines.computeIfAbsent(way.machine(), _ -> new Machine());
    // The machine Weir runs on is nobody's host: many runs use it at the same time.
    return new HostLink(connector, way.target(), machine, way.kind().equals("local") ? null : run);
  }

  /** The id of the run, "" when nothing is written down. */
  public String run() {
    return run == null ? "" : run.id();
  }

  /** The hosts that undo the run by themselves unless it is confirmed. Waits for nobody. */
  public Set<String> armed() {
    Set<String> names = new TreeSet<>();
    links.forEach((way, link) -> {
      if (link.armed()) {
        names.add(way.target().name());
      }
    });
    return names;
  }

  /** The names of the hosts that have links. */
  Set<String> hosts() {
    Set<String> names = new TreeSet<>();
    links.keySet().forEach(way -> names.add(way.target().name()));
    return names;
  }

  /** The links of one host. */
  List<HostLink> of(String host) {
    return links.entrySet().stream()
        .filter(each -> each.getKey().target().name().equals(host))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public void close() {
    links.values().forEach(HostLink::close);
    links.clear();
  }
}
