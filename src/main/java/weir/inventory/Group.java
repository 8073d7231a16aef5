package weir.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.yaml.Node;

/**
 * One group of hosts.
 *
 * @param depth the longest way down from {@code all}, which has depth 0
 * @param priority {@code ansible_group_priority}, 1 if not set
 * @param hosts the names of the hosts directly in it
 * @param allHosts the names of its hosts and those of its children, in tree order
 * @param variables those set in inventory sources, not those of group_vars
 */
public record Group(
    String name,
    int depth,
    int priority,
    List<String> children,
    List<String> hosts,
    List<String> allHosts,
    Map<String, Node> variables) {

  /** Keeps copies. */
  public Group {
    children = List.copyOf(children);
    hosts = List.copyOf(hosts);
    allHosts = List.copyOf(allHosts);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
