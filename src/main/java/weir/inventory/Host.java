package weir.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.yaml.Node;

/**
 * One host as the inventory sources describe it.
 *
 * @param groups every group that holds it, also through other groups, sorted, without {@code all}
 * @param variables those set in inventory sources, not those of host_vars
 * @param source the inventory file that named it first, absolute; null for a host added at run time
 * @param implicit true for the localhost that no source names
 */
public record Host(
    String name,
    List<String> groups,
    Map<String, Node> variables,
    @Nullable String source,
    boolean implicit) {

  /** Keeps copies. */
  public Host {
    groups = List.copyOf(groups);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  @Override
  public String toString() {
    return name;
  }
}
