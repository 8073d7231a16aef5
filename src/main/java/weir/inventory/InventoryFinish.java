package weir.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Turns a draft into groups and hosts: everything below {@code all}, the rest ungrouped. */
final class InventoryFinish {
  private final InventoryDraft draft;
  private final Map<String, Integer> depths = new HashMap<>();
  private final Map<String, Set<String>> ancestors = new HashMap<>();

  InventoryFinish(InventoryDraft draft) {
    this.draft = draft;
  }

  /** Hosts of no group go to ungrouped, and hosts of other groups leave it. */
  void reconcile() {
    for (String name : List.copyOf(draft.groups().keySet())) {
      if (!name.equals(InventoryDraft.ALL) && draft.group(name).parents.isEmpty()) {
        draft.addChild(InventoryDraft.ALL, name, null);
      }
    }
    Map<String, Set<String>> memberships = memberships();
    Set<String> ungrouped = draft.group(InventoryDraft.UNGROUPED).hosts;
    for (String host : draft.hosts().keySet()) {
      Set<String> groups = memberships.getOrDefault(host, Set.of());
      boolean elsewhere =
          groups.stream()
              .anyMatch(group ->
                  !group.equals(InventoryDraft.ALL) && !group.equals(InventoryDraft.UNGROUPED));
      if (elsewhere) {
        ungrouped.remove(host);
      } else {
        ungrouped.add(host);
      }
    }
  }

  Map<String, Group> groups() {
    Map<String, Group> groups = new LinkedHashMap<>();
    draft
        .groups()
        .forEach((name, group) ->
            groups.put(
                name,
                new Group(
                    name,
                    depth(name),
                    group.priority,
                    List.copyOf(group.children),
                    List.copyOf(group.hosts),
                    hostsBelow(name),
                    group.variables)));
    return groups;
  }

  Map<String, Host> hosts() {
    Map<String, Set<String>> memberships = memberships();
    Map<String, Host> hosts = new LinkedHashMap<>();
    draft
        .hosts()
        .forEach((name, host) -> {
          Set<String> groups = new TreeSet<>(memberships.getOrDefault(name, Set.of()));
          groups.remove(InventoryDraft.ALL);
          hosts.put(
              name, new Host(name, List.copyOf(groups), host.variables(), host.source(), false));
        });
    return hosts;
  }

  private Map<String, Set<String>> memberships() {
    Map<String, Set<String>> memberships = new HashMap<>();
    draft
        .groups()
        .forEach((name, group) -> {
          for (String host : group.hosts) {
            Set<String> groups = memberships.computeIfAbsent(host, _ -> new LinkedHashSet<>());
            groups.add(name);
            groups.addAll(ancestors.computeIfAbsent(name, draft::ancestors));
          }
        });
    return memberships;
  }

  private int depth(String name) {
    Integer known = depths.get(name);
    if (known != null) {
      return known;
    }
    int depth = 0;
    for (String parent : draft.group(name).parents) {
      depth = Math.max(depth, depth(parent) + 1);
    }
    depths.put(name, depth);
    return depth;
  }

  /** Level by level, each group's own hosts before those of the groups below. */
  private List<String> hostsBelow(String name) {
    Set<String> hosts = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>(List.of(name));
    List<String> queue = new ArrayList<>(seen);
    for (int i = 0; i < queue.size(); i++) {
      InventoryDraft.GroupDraft group = draft.group(queue.get(i));
      hosts.addAll(group.hosts);
      for (String child : group.children) {
        if (seen.add(child)) {
          queue.add(child);
        }
      }
    }
    return List.copyOf(hosts);
  }
}
