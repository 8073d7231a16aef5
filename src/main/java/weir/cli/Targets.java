package weir.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.connection.Target;
import weir.executor.CommandLine;
import weir.executor.Executor;
import weir.inventory.Host;
import weir.inventory.Inventory;
import weir.module.ModuleFailure;
import weir.playbook.Play;
import weir.playbook.Playbook;
import weir.source.DiagnosticException;
import weir.strategy.PlayHosts;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.vars.PlayVars;
import weir.vars.VariableManager;

/** Where the hosts of a run are over SSH, as far as that is known before it. */
record Targets(TemplateEngine engine, VariableManager manager, CommandLine commandLine) {

  /** Each host of each play once. What cannot be told yet is left out. */
  Set<Target> of(List<Playbook> playbooks, Inventory inventory) {
    Set<Target> targets = new LinkedHashSet<>();
    for (Playbook playbook : playbooks) {
      playbook.plays().forEach(play -> add(targets, play, inventory));
    }
    return targets;
  }

  /** Each host of one play. */
  Set<Target> of(Play play, Inventory inventory) {
    Set<Target> targets = new LinkedHashSet<>();
    add(targets, play, inventory);
    return targets;
  }

  private void add(Set<Target> targets, Play play, Inventory inventory) {
    try {
      Inventory seen = inventory.withPlaybookDirectory(play.place().directory());
      for (Host host :
          seen.match(PlayHosts.pattern(play, engine, manager.settings().extraVars()), _ -> {})) {
        add(targets, play, seen, host);
      }
    } catch (TemplateException | DiagnosticException _) {
      // The play's own turn tells what is wrong with its hosts.
    }
  }

  private void add(Set<Target> targets, Play play, Inventory inventory, Host host) {
    PlayVars vars = new PlayVars(play, inventory, Map.of(), List.of(), List.of(), List.of());
    try {
      Target target =
          Executor.sshTarget(
              engine,
              commandLine,
              host.name(),
              manager.variables(vars, host, null),
              play.keywords());
      if (target != null) {
        targets.add(target);
      }
    } catch (TemplateException | ModuleFailure | DiagnosticException _) {
      // The host's first task tells what is wrong with its variables.
    }
  }
}
