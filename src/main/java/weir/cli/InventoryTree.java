package weir.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weir.inventory.Group;
import weir.inventory.Host;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;

/** A whole inventory as data, in the two shapes that inventory files have. */
final class InventoryTree {
  private static final String ALL = "all";
  private final Inventory inventory;
  private final InventoryVars vars;
  private final Set<String> within = new HashSet<>();

  InventoryTree(Inventory inventory, InventoryVars vars) {
    this.inventory = inventory;
    this.vars = vars;
    inventory.match(HostPattern.all(), _ -> {}).forEach(host -> within.add(host.name()));
  }

  /** As a script prints it: groups beside each other, the hosts' variables in {@code _meta}. */
  Map<String, @Nullable Object> flat() {
    Map<String, @Nullable Object> all = new TreeMap<>();
    Map<String, @Nullable Object> hostVars = new TreeMap<>();
    for (String name : inventory.hostNames()) {
      Map<String, @Nullable Object> own = vars.of(host(name));
      if (within.contains(name) && !own.isEmpty()) {
        hostVars.put(name, own);
      }
    }
    all.put("_meta", Map.of("hostvars", hostVars));
    for (Group group : inventory.groups().values()) {
      Map<String, @Nullable Object> shown = new TreeMap<>();
      if (!group.name().equals(ALL)) {
        put(shown, "hosts", hosts(group));
      }
      put(shown, "children", group.children());
      if (vars.own()) {
        Map<String, @Nullable Object> own = vars.of(group);
        if (!own.isEmpty()) {
          shown.put("vars", own);
        }
      }
      if (!shown.isEmpty()) {
        all.put(group.name(), shown);
      }
    }
    return all;
  }

  /** As a YAML inventory has it: groups within each other, a host's variables where it is first. */
  Map<String, @Nullable Object> nested() {
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put(ALL, nested(Objects.requireNonNull(inventory.groups().get(ALL)), new HashSet<>()));
    return root;
  }

  private Map<String, @Nullable Object> nested(Group group, Set<String> seen) {
    Map<String, @Nullable Object> children = new TreeMap<>();
    for (String child : group.children()) {
      children.put(child, nested(Objects.requireNonNull(inventory.groups().get(child)), seen));
    }
    Map<String, @Nullable Object> hosts = new TreeMap<>();
    if (!group.name().equals(ALL)) {
      for (String name : hosts(group)) {
        hosts.put(name, seen.add(name) ? vars.of(host(name)) : Map.of());
      }
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    if (!children.isEmpty()) {
      shown.put("children", children);
    }
    if (!hosts.isEmpty()) {
      shown.put("hosts", hosts);
    }
    Map<String, @Nullable Object> own = vars.own() ? vars.of(group) : Map.of();
    if (!own.isEmpty()) {
      shown.put("vars", own);
    }
    return shown;
  }

  private List<String> hosts(Group group) {
    return group.hosts().stream().filter(within::contains).toList();
  }

  private Host host(String name) {
    return Objects.requireNonNull(inventory.host(name));
  }

  private static void put(Map<String, @Nullable Object> shown, String key, List<String> names) {
    if (!names.isEmpty()) {
      shown.put(key, new ArrayList<>(names));
    }
  }
}
