package weir.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weir.inventory.Host;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.template.TemplateEngine;
import weir.template.Variables;
import weir.vars.PlayVars;
import weir.vars.RunSettings;
import weir.vars.Store;
import weir.vars.VariableManager;

/**
 * The variables of hosts without a playbook: those of the inventory, magic ones, and {@code -e}.
 */
final class HostVariables {
  private final Inventory inventory;
  private final VariableManager manager;
  private final PlayVars play;

  HostVariables(
      Inventory all, TemplateEngine engine, Map<String, Object> extraVars, @Nullable String limit) {
    Path here = Path.of("").toAbsolutePath();
    this.inventory = all.withPlaybookDirectory(here);
    RunSettings settings =
        new RunSettings(extraVars, Map.of(), false, false, 0, 1, List.of("all"), List.of(), limit);
    this.manager = new VariableManager(settings, new Store(), engine, (_, _) -> Map.of());
    List<String> names = hosts().stream().map(Host::name).toList();
    this.play = new PlayVars(NoPlay.in(here), inventory, Map.of(), names, names, names);
  }

  /** All hosts within the limit. */
  List<Host> hosts() {
    return inventory.match(HostPattern.all(), _ -> {});
  }

  /** The machine Weir runs on, named in the inventory or not. */
  Host localhost() {
    return Objects.requireNonNull(inventory.host("localhost"));
  }

  /** What is known on a host. */
  Variables of(Host host) {
    return manager.variables(play, host, null);
  }
}
