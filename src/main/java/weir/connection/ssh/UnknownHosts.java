package weir.connection.ssh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import weir.connection.ConnectionException;
import weir.connection.Target;

/** Asks the hosts nothing is known of for their keys, several at once. */
final class UnknownHosts {
  /** One server under the names of an inventory. */
  private record Server(List<Login.Hop> hops, List<String> names) {
    HostSettings host() {
      return hops.getLast().host();
    }
  }

  private final SshConnector connector;
  private final Collection<Target> targets;
  private final int atOnce;

  UnknownHosts(SshConnector connector, Collection<Target> targets, int atOnce) {
    this.connector = connector;
    this.targets = targets;
    this.atOnce = atOnce;
  }

  List<UnknownHost> find() {
    List<Server> servers = List.copyOf(servers().values());
    Queue<Server> waiting = new ConcurrentLinkedQueue<>(servers);
    Map<Server, UnknownHost> found = new ConcurrentHashMap<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(atOnce, servers.size()); i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("weir-host-keys")
              .start(() -> {
                for (Server each = waiting.poll(); each != null; each = waiting.poll()) {
                  HostKey key = connector.shownKey(each.hops());
                  if (key != null) {
                    found.put(each, describe(each, key));
                  }
                }
              }));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return servers.stream().filter(found::containsKey).map(found::get).toList();
  }

  /** The first unknown host on the way to each target, once each, whatever names it has. */
  private Map<String, Server> servers() {
    Map<String, Server> servers = new LinkedHashMap<>();
    for (Target target : targets) {
      try {
        List<Login.Hop> hops = connector.hops(target);
        for (int i = 0; i < hops.size(); i++) {
          HostSettings host = hops.get(i).host();
          if (connector.unknown(host)) {
            var server = new Server(List.copyOf(hops.subList(0, i + 1)), new ArrayList<>());
            servers
                .computeIfAbsent(KnownHosts.name(host.keyName(), host.port()), _ -> server)
                .names()
                .add(target.name());
            break;
          }
        }
      } catch (ConnectionException e) {
        // The run will say so, in its place.
      }
    }
    return servers;
  }

  private static UnknownHost describe(Server server, HostKey key) {
    HostSettings host = server.host();
    String name = KnownHosts.name(host.keyName(), host.port());
    return new UnknownHost(
        server.names(),
        name,
        key.type(),
        key.fingerprint(),
        name + " " + key.line(),
        host.knownHosts().getFirst());
  }
}
