package weir.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.inventory.VarLayer.Origin;
import weir.source.Diagnostic;
import weir.source.SourceFile;
import weir.yaml.Node;
import weir.yaml.Scalar;

/** Hosts and groups, fixed once read; adding to it gives another inventory. */
public final class Inventory {
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "::1");

  private final InventoryDraft draft;
  private final Map<String, Group> groups;
  private final Map<String, Host> hosts;
  private final List<Path> varsRoots;
  private final @Nullable Path playbookDirectory;
  private final VarsFiles varsFiles;
  private final @Nullable Set<String> limit;

  private Inventory(
      InventoryDraft draft,
      Map<String, Group> groups,
      Map<String, Host> hosts,
      List<Path> varsRoots,
      @Nullable Path playbookDirectory,
      VarsFiles varsFiles,
      @Nullable Set<String> limit) {
    this.draft = draft;
    this.groups = Collections.unmodifiableMap(groups);
    this.hosts = Collections.unmodifiableMap(hosts);
    this.varsRoots = List.copyOf(varsRoots);
    this.playbookDirectory = playbookDirectory;
    this.varsFiles = varsFiles;
    this.limit = limit;
  }

  static Inventory of(InventoryDraft draft, List<Path> varsRoots, VarsFiles varsFiles) {
    InventoryFinish finish = new InventoryFinish(draft);
    finish.reconcile();
    return new Inventory(draft, finish.groups(), finish.hosts(), varsRoots, null, varsFiles, null);
  }

  /** All groups by name, in the order in which the sources named them. */
  public Map<String, Group> groups() {
    return groups;
  }

  /** All hosts by name, in the order in which the sources named them. */
  public Map<String, Host> hosts() {
    return hosts;
  }

  /** The names of all hosts in tree order: those of each group before those of its children. */
  public List<String> hostNames() {
    return Objects.requireNonNull(groups.get(InventoryDraft.ALL)).allHosts();
  }

  /** The magic variable {@code groups}: the names of each group's hosts. */
  public Map<String, List<String>> groupMembers() {
    Map<String, List<String>> members = new LinkedHashMap<>();
    groups.forEach((name, group) -> members.put(name, group.allHosts()));
    return Collections.unmodifiableMap(members);
  }

  /** The host of this name, also a localhost that no source names; null if there is none. */
  public @Nullable Host host(String name) {
    Host host = hosts.get(name);
    if (host != null || !LOCAL_NAMES.contains(name)) {
      return host;
    }
    return hosts.values().stream()
        .filter(known -> LOCAL_NAMES.contains(known.name()))
        .findFirst()
        .orElseGet(() -> implicit(name));
  }

  /** The same for a task's {@code delegate_to}: what no source names is in group all alone. */
  public Host delegate(String name) {
    Host host = host(name);
    return host == null ? new Host(name, List.of(), Map.of(), null, true) : host;
  }

  /**
   * The hosts a pattern means, within the limit.
   *
   * @param warnings takes a warning for each part that matches nothing
   */
  public List<Host> match(HostPattern pattern, Consumer<Diagnostic> warnings) {
    List<Host> matched = new ArrayList<>();
    for (String name : new PatternMatcher(this, warnings).match(pattern)) {
      Host host = host(name);
      if (host != null && (limit == null || limit.contains(host.name()))) {
        matched.add(host);
      }
    }
    return matched;
  }

  /** The same inventory, in which only the hosts of this pattern can be matched. */
  public Inventory withLimit(HostPattern pattern, Consumer<Diagnostic> warnings) {
    Set<String> names = Set.copyOf(new PatternMatcher(this, warnings).match(pattern));
    return new Inventory(draft, groups, hosts, varsRoots, playbookDirectory, varsFiles, names);
  }

  /** The same inventory, with group_vars and host_vars of this playbook's directory. */
  public Inventory withPlaybookDirectory(Path directory) {
    return new Inventory(draft, groups, hosts, varsRoots, directory, varsFiles, limit);
  }

  /** With a host added or its variables set; the same object if that changes nothing. */
  public Inventory withHost(String name, Map<String, Node> variables, List<String> groupNames) {
    InventoryDraft changed = draft.copy();
    if (!changed.hasHost(name)) {
      changed.addHost(name, InventoryDraft.ALL, null, null);
    }
    changed.setHostVariables(name, news(name, variables));
    for (String group : groupNames) {
      changed.addGroup(group);
      changed.addHost(name, group, null, null);
    }
    return changedTo(changed);
  }

  /** With a host put into a group below others; the same object if that changes nothing. */
  public Inventory withMember(String host, String group, List<String> parents) {
    InventoryDraft changed = draft.copy();
    changed.addGroup(group);
    for (String parent : parents) {
      changed.addGroup(parent);
      changed.addChild(parent, group, null);
    }
    if (changed.hasHost(host)) {
      changed.addHost(host, group, null, null);
    }
    return changedTo(changed);
  }

  private static int weakerFirst(Group one, Group other) {
    int depth = Integer.compare(one.depth(), other.depth());
    int priority = depth == 0 ? Integer.compare(one.priority(), other.priority()) : depth;
    return priority == 0 ? one.name().compareTo(other.name()) : priority;
  }

  /** Everything known about a host's variables, the weakest first. */
  public List<VarLayer> layers(Host host) {
    List<VarLayer> layers = new ArrayList<>();
    Group all = Objects.requireNonNull(groups.get(InventoryDraft.ALL));
    List<Group> own =
        host.groups().stream()
            .map(name -> Objects.requireNonNull(groups.get(name)))
            .sorted(Inventory::weakerFirst)
            .toList();
    add(layers, Origin.INVENTORY_GROUP, all.name(), all.variables());
    own.forEach(group -> add(layers, Origin.INVENTORY_GROUP, group.name(), group.variables()));
    List<String> allName = List.of(all.name());
    List<String> ownNames = own.stream().map(Group::name).toList();
    List<Path> besidePlaybook = playbookDirectory == null ? List.of() : List.of(playbookDirectory);
    files(layers, Origin.INVENTORY_GROUP_VARS_ALL, varsRoots, "group_vars", allName);
    files(layers, Origin.PLAYBOOK_GROUP_VARS_ALL, besidePlaybook, "group_vars", allName);
    files(layers, Origin.INVENTORY_GROUP_VARS, varsRoots, "group_vars", ownNames);
    files(layers, Origin.PLAYBOOK_GROUP_VARS, besidePlaybook, "group_vars", ownNames);
    add(layers, Origin.INVENTORY_HOST, host.name(), host.variables());
    List<String> hostName = List.of(host.name());
    files(layers, Origin.INVENTORY_HOST_VARS, varsRoots, "host_vars", hostName);
    files(layers, Origin.PLAYBOOK_HOST_VARS, besidePlaybook, "host_vars", hostName);
    return layers;
  }

  /** What is written for a group itself, the weakest first. */
  public List<VarLayer> layers(Group group) {
    List<VarLayer> layers = new ArrayList<>();
    List<String> name = List.of(group.name());
    List<Path> besidePlaybook = playbookDirectory == null ? List.of() : List.of(playbookDirectory);
    add(layers, Origin.INVENTORY_GROUP, group.name(), group.variables());
    files(layers, Origin.INVENTORY_GROUP_VARS, varsRoots, "group_vars", name);
    files(layers, Origin.PLAYBOOK_GROUP_VARS, besidePlaybook, "group_vars", name);
    return layers;
  }

  private void files(
      List<VarLayer> layers, Origin origin, List<Path> roots, String kind, List<String> names) {
    for (Path root : roots) {
      for (String name : names) {
        for (Map<String, Node> entries : varsFiles.of(root.resolve(kind), name)) {
          add(layers, origin, name, entries);
        }
      }
    }
  }

  private static void add(
      List<VarLayer> layers, Origin origin, String name, Map<String, Node> entries) {
    if (!entries.isEmpty()) {
      layers.add(new VarLayer(origin, name, entries));
    }
  }

  /** Without those that the host has already with the same content. */
  private Map<String, Node> news(String name, Map<String, Node> variables) {
    Host host = hosts.get(name);
    Map<String, Node> news = new LinkedHashMap<>(variables);
    if (host != null) {
      news.entrySet()
          .removeIf(entry -> isSame(entry.getValue(), host.variables().get(entry.getKey())));
    }
    return news;
  }

  private static boolean isSame(Node node, @Nullable Node known) {
    return known != null && SameContent.of(node, known);
  }

  private Inventory changedTo(InventoryDraft changed) {
    InventoryFinish finish = new InventoryFinish(changed);
    finish.reconcile();
    Map<String, Group> newGroups = finish.groups();
    Map<String, Host> newHosts = finish.hosts();
    if (newGroups.equals(groups) && newHosts.equals(hosts)) {
      return this;
    }
    return new Inventory(
        changed, newGroups, newHosts, varsRoots, playbookDirectory, varsFiles, limit);
  }

  private static Host implicit(String name) {
    SourceFile nowhere = new SourceFile("implicit localhost", "local");
    Scalar connection = Scalar.ofString("local", nowhere.span(0, 5));
    return new Host(name, List.of(), Map.of("ansible_connection", connection), null, true);
  }
}
