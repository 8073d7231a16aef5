package weir.inventory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Span;
import weir.yaml.Node;
import weir.yaml.Scalar;

/** An inventory while sources add to it. */
final class InventoryDraft {
  static final String ALL = "all";
  static final String UNGROUPED = "ungrouped";

  private final Map<String, GroupDraft> groups;
  private final Map<String, HostDraft> hosts;

  /** A group in the making; members keep the order in which they came. */
  static final class GroupDraft {
    final Set<String> children = new LinkedHashSet<>();
    final Set<String> parents = new LinkedHashSet<>();
    final Set<String> hosts = new LinkedHashSet<>();
    final Map<String, Node> variables = new LinkedHashMap<>();
    int priority = 1;

    GroupDraft copy() {
      GroupDraft copy = new GroupDraft();
      copy.children.addAll(children);
      copy.parents.addAll(parents);
      copy.hosts.addAll(hosts);
      copy.variables.putAll(variables);
      copy.priority = priority;
      return copy;
    }
  }

  /** A host in the making. */
  record HostDraft(Map<String, Node> variables, @Nullable String source) {
    HostDraft copy() {
      return new HostDraft(new LinkedHashMap<>(variables), source);
    }
  }

  private InventoryDraft(Map<String, GroupDraft> groups, Map<String, HostDraft> hosts) {
    this.groups = groups;
    this.hosts = hosts;
  }

  /** Holds {@code all} and {@code ungrouped} and nothing else. */
  static InventoryDraft empty() {
    InventoryDraft draft = new InventoryDraft(new LinkedHashMap<>(), new LinkedHashMap<>());
    draft.addGroup(ALL);
    draft.addGroup(UNGROUPED);
    draft.link(ALL, UNGROUPED);
    return draft;
  }

  InventoryDraft copy() {
    InventoryDraft copy = new InventoryDraft(new LinkedHashMap<>(), new LinkedHashMap<>());
    groups.forEach((name, group) -> copy.groups.put(name, group.copy()));
    hosts.forEach((name, host) -> copy.hosts.put(name, host.copy()));
    return copy;
  }

  Map<String, GroupDraft> groups() {
    return groups;
  }

  Map<String, HostDraft> hosts() {
    return hosts;
  }

  Set<String> groupNames() {
    return groups.keySet();
  }

  boolean hasGroup(String name) {
    return groups.containsKey(name);
  }

  boolean hasHost(String name) {
    return hosts.containsKey(name);
  }

  void addGroup(String name) {
    groups.computeIfAbsent(name, _ -> new GroupDraft());
  }

  /** Adds the host unless it is there, and puts it into the group; a port only suits a new host. */
  void addHost(String name, String group, @Nullable Scalar port, @Nullable String source) {
    if (!hosts.containsKey(name)) {
      HostDraft host = new HostDraft(new LinkedHashMap<>(), source);
      if (port != null) {
        host.variables().put("ansible_port", port);
      }
      hosts.put(name, host);
    }
    group(group).hosts.add(name);
  }

  void setHostVariables(String name, Map<String, Node> variables) {
    HostDraft host = hosts.get(name);
    if (host == null) {
      throw new IllegalStateException("No host %s. This is a bug in Weir.".formatted(name));
    }
    host.variables().putAll(variables);
  }

  void setGroupVariable(String name, String variable, Node value) {
    GroupDraft group = group(name);
    if (variable.equals("ansible_group_priority")) {
      group.priority = priority(value);
    } else {
      group.variables.put(variable, value);
    }
  }

  void addChild(String parent, String child, @Nullable Span span) {
    if (parent.equals(child) || ancestors(parent).contains(child)) {
      throw new DiagnosticException(
          Diagnostic.error("group '%s' would hold itself".formatted(child), span)
              .withDetail(
                  parent.equals(child)
                      ? "A group cannot be its own child."
                      : "'%s' is below '%s' already.".formatted(parent, child)));
    }
    link(parent, child);
  }

  /** All groups above this one. */
  Set<String> ancestors(String name) {
    Set<String> found = new LinkedHashSet<>();
    climb(name, found);
    return found;
  }

  GroupDraft group(String name) {
    GroupDraft group = groups.get(name);
    if (group == null) {
      throw new IllegalStateException("No group %s. This is a bug in Weir.".formatted(name));
    }
    return group;
  }

  private void climb(String name, Set<String> found) {
    for (String parent : group(name).parents) {
      if (found.add(parent)) {
        climb(parent, found);
      }
    }
  }

  private void link(String parent, String child) {
    group(parent).children.add(child);
    group(child).parents.add(parent);
  }

  private static int priority(Node value) {
    if (value instanceof Scalar scalar) {
      try {
        return Integer.parseInt(scalar.text().strip());
      } catch (NumberFormatException _) {
        // The next statement says what is wrong.
      }
    }
    throw new DiagnosticException(
        Diagnostic.error("ansible_group_priority must be a whole number", value.span()));
  }
}
