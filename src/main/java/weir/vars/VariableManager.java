package weir.vars;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weir.inventory.Host;
import weir.inventory.Inventory;
import weir.inventory.VarLayer;
import weir.playbook.Keyword;
import weir.playbook.Role;
import weir.playbook.Task;
import weir.playbook.Vars;
import weir.source.DiagnosticException;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.TemplateValues;
import weir.template.Variables;

/** Puts together what a task sees on a host. Safe to share by threads. */
public final class VariableManager {
  private final RunSettings settings;
  private final Store store;
  private final TemplateEngine engine;
  private final Map<InventoryKey, Variables> inventoryLayers = new ConcurrentHashMap<>();
  private final Map<FilesKey, Map<String, Object>> varsFiles = new ConcurrentHashMap<>();
  private final VarsFileReader reader;

  /** One host of one state of the inventory. */
  private record InventoryKey(Inventory inventory, String host) {}

  /** One host's vars_files in one play, and the facts their names may use. */
  private record FilesKey(int play, String host, int facts) {}

  /** A manager for one run. */
  public VariableManager(
      RunSettings settings, Store store, TemplateEngine engine, VarsFileReader reader) {
    this.settings = settings;
    this.store = store;
    this.engine = engine;
    this.reader = reader;
  }

  /** What the command line says. */
  public RunSettings settings() {
    return settings;
  }

  /** What the run has learned. */
  public Store store() {
    return store;
  }

  /** What a task sees on a host; with no task, what the play sees. */
  public Variables variables(PlayVars play, Host given, @Nullable Task task) {
    return variables(play, given, task, store.of(given.name()));
  }

  /** What a task would see on a host if this were known of it. */
  public Variables variables(PlayVars play, Host given, @Nullable Task task, HostVars known) {
    // Tasks such as group_by may have put the host into other groups since the play began.
    Host now = play.inventory().host(given.name());
    Host host = now == null ? given : now;
    Layers.Builder layers = new Layers.Builder();
    Role role = task == null ? null : task.role();
    for (Role each : play.play().roles()) {
      layers.add(each.defaults());
    }
    if (role != null) {
      layers.add(role.defaults());
    }
    layers.add(inventory(play.inventory(), host));
    layers.add(new FactVariables(known.facts()));
    layers.add(play.play().vars());
    layers.add(play.prompted());
    if (!play.play().varsFiles().isEmpty()) {
      layers.add(varsFiles(play, host));
    }
    for (Role each : play.play().roles()) {
      layers.add(each.vars());
    }
    if (role != null) {
      chain(role).forEach(each -> layers.add(each.vars()));
    }
    if (task != null) {
      task.keywords().vars().forEach(layers::add);
    }
    layers.add(known.included());
    layers.add(known.known());
    if (role != null) {
      chain(role).forEach(each -> layers.add(each.params()));
    }
    if (task != null) {
      task.keywords().list(Keyword.INCLUDE_PARAMS).forEach(params -> layers.add(Vars.of(params)));
    }
    layers.add(settings.extraVars());
    layers.add(new MagicVariables(this, engine, play, host, task));
    Variables set = layers.build();
    return task == null
        ? set
        : new LoginVariables(set, engine, settings.login(), host.name(), task);
  }

  /** What {@code hostvars} shows of a host: what is its own, and nothing of the play's. */
  Variables hostVariables(PlayVars play, Host given) {
    Host now = play.inventory().host(given.name());
    Host host = now == null ? given : now;
    HostVars known = store.of(host.name());
    return new Layers.Builder()
        .add(inventory(play.inventory(), host))
        .add(new FactVariables(known.facts()))
        .add(known.included())
        .add(known.known())
        .add(settings.extraVars())
        .add(new MagicVariables(this, engine, play, host, null))
        .build();
  }

  /** What the keywords of a play itself see, which belong to no host. */
  public Variables variables(PlayVars play) {
    Layers.Builder layers = new Layers.Builder();
    for (Role each : play.play().roles()) {
      layers.add(each.defaults());
    }
    layers.add(play.play().vars());
    layers.add(play.prompted());
    Variables magic = new MagicVariables(this, engine, play, null, null);
    if (!play.play().varsFiles().isEmpty()) {
      layers.add(varsFiles(play, layers.build().with(settings.extraVars())));
    }
    for (Role each : play.play().roles()) {
      layers.add(each.vars());
    }
    layers.add(settings.extraVars());
    layers.add(magic);
    return layers.build();
  }

  /** Those files that can be told without a host. */
  private Map<String, Object> varsFiles(PlayVars play, Variables known) {
    FilesKey key = new FilesKey(System.identityHashCode(play.play()), "", 0);
    return varsFiles.computeIfAbsent(
        key,
        _ -> {
          try {
            return reader.read(play.play(), known);
          } catch (TemplateException | DiagnosticException _) {
            return Map.of();
          }
        });
  }

  /** The role and those that led to it, the outermost first. */
  private static List<Role> chain(Role role) {
    List<Role> chain = new ArrayList<>();
    for (Role each = role; each != null; each = each.parent()) {
      chain.addFirst(each);
    }
    return chain;
  }

  private Variables inventory(Inventory inventory, Host host) {
    return inventoryLayers.computeIfAbsent(
        new InventoryKey(inventory, host.name()),
        _ -> {
          Map<String, Object> all = new LinkedHashMap<>();
          for (VarLayer layer : inventory.layers(host)) {
            layer.entries().forEach((name, node) -> all.put(name, TemplateValues.of(node)));
          }
          return Variables.of(all);
        });
  }

  private Map<String, Object> varsFiles(PlayVars play, Host host) {
    FilesKey key =
        new FilesKey(
            System.identityHashCode(play.play()),
            host.name(),
            System.identityHashCode(store.of(host.name()).facts()));
    Map<String, Object> known = varsFiles.get(key);
    if (known != null) {
      return known;
    }
    Layers.Builder layers = new Layers.Builder();
    layers.add(inventory(play.inventory(), host));
    layers.add(new FactVariables(store.of(host.name()).facts()));
    layers.add(play.play().vars());
    layers.add(settings.extraVars());
    layers.add(new MagicVariables(this, engine, play, host, null));
    Map<String, Object> all = reader.read(play.play(), layers.build());
    varsFiles.put(key, all);
    return all;
  }
}
