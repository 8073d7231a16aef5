package weir.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.connection.Target;
import weir.executor.CommandLine;
import weir.executor.Executor;
import weir.inventory.Host;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.module.ModuleFailure;
import weir.playbook.Play;
import weir.playbook.Playbook;
import weir.source.DiagnosticException;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.PlayVars;
import weir.vars.VariableManager;

/** Where the hosts of a run are over SSH, as far as that is known before it. */
record Targets(TemplateEngine engine, VariableManager manager, CommandLine commandLine) {

  /** Each host of each play once. What cannot be told yet is left out. */
  Set<Target> of(List<Playbook> playbooks, Inventory inventory) {
    Set<Target> targets = new LinkedHashSet<>();
    for (Playbook playbook : playbooks) {
      for (Play play : playbook.plays()) {
        try {
          Inventory seen = inventory.withPlaybookDirectory(play.place().directory());
          for (Host host : seen.match(pattern(play), _ -> {})) {
            add(targets, play, seen, host);
          }
        } catch (TemplateException | DiagnosticException _) {
          // The play's own turn tells what is wrong with its hosts.
        }
      }
    }
    return targets;
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

  private HostPattern pattern(Play play) {
    Variables variables = Variables.of(play.vars()).with(manager.settings().extraVars());
    @Nullable Object hosts = engine.evaluate(play.hosts(), variables);
    return hosts instanceof List<?> list
        ? HostPattern.of(list.stream().map(String::valueOf).toList(), null)
        : HostPattern.of(String.valueOf(hosts), null);
  }
}
