package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.connection.Connector;
import weir.connection.Target;
import weir.executor.CommandLine;
import weir.executor.HostAccess;
import weir.inventory.Host;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.inventory.VarLayer;
import weir.module.ModuleFailure;
import weir.service.Door;
import weir.service.Service;
import weir.service.ServiceHost;
import weir.service.ServiceList;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Span;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.PlayVars;
import weir.vars.RunSettings;
import weir.vars.Store;
import weir.vars.VariableManager;

/** Finds the hosts of a day-two command, their services, and the ways to them. */
final class ServiceHosts {
  private final TemplateEngine engine;
  private final CommandLine commandLine;
  private final Map<String, Connector> connectors;
  private final Inventory inventory;
  private final VariableManager manager;
  private final PlayVars vars;
  private final Map<String, HostAccess> accesses = new HashMap<>();

  ServiceHosts(
      TemplateEngine engine,
      Map<String, Object> extraVars,
      CommandLine commandLine,
      Map<String, Connector> connectors,
      Inventory inventory) {
    Path here = Path.of("").toAbsolutePath();
    this.engine = engine;
    this.commandLine = commandLine;
    this.connectors = connectors;
    this.inventory = inventory.withPlaybookDirectory(here);
    this.manager =
        new VariableManager(
            new RunSettings(
                extraVars, Map.of(), true, false, 0, 1, List.of("all"), List.of(), null),
            new Store(),
            engine,
            (_, _) -> Map.of());
    this.vars =
        new PlayVars(NoPlay.in(here), this.inventory, Map.of(), List.of(), List.of(), List.of());
  }

  /**
   * The hosts, each with its services. Named ones are looked for where {@code weir_services} lists
   * them, and everywhere when it does nowhere.
   */
  List<ServiceHost> with(List<String> names) {
    List<String> units = names.stream().map(ServiceList::checkedName).distinct().toList();
    List<Host> hosts = inventory.match(HostPattern.all(), _ -> {});
    if (hosts.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error("the inventory has no hosts", null)
              .withHint("Name an inventory with -i, or hosts with -i 'HOST,'."));
    }
    Map<Host, List<Service>> listed = new LinkedHashMap<>();
    hosts.forEach(host -> listed.put(host, listed(host)));
    if (units.isEmpty()) {
      return all(listed);
    }
    List<ServiceHost> found = new ArrayList<>();
    listed.forEach((host, services) -> {
      List<Service> own = new ArrayList<>();
      for (String name : units) {
        Service service = find(name, services);
        if (service != null) {
          own.add(service);
        } else if (listed.values().stream().allMatch(other -> find(name, other) == null)) {
          checkIsNoHost(name);
          own.add(Service.named(name));
        }
      }
      if (!own.isEmpty()) {
        found.add(new ServiceHost(host.name(), door(host), own));
      }
    });
    return found;
  }

  /** All hosts, whatever runs on them. */
  List<ServiceHost> bare() {
    return inventory.match(HostPattern.all(), _ -> {}).stream()
        .map(host -> new ServiceHost(host.name(), door(host), List.of()))
        .toList();
  }

  /** Where hosts are over SSH. */
  Set<Target> targets(List<ServiceHost> hosts) {
    Set<Target> targets = new LinkedHashSet<>();
    for (ServiceHost host : hosts) {
      HostAccess access = accesses.get(host.name());
      if (access != null && access.kind().equals("ssh")) {
        targets.add(access.target());
      }
    }
    return targets;
  }

  private List<ServiceHost> all(Map<Host, List<Service>> listed) {
    List<ServiceHost> found = new ArrayList<>();
    listed.forEach((host, services) -> {
      if (!services.isEmpty()) {
        found.add(new ServiceHost(host.name(), door(host), services));
      }
    });
    if (found.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error("no service is named, and no host has weir_services", null)
              .withDetail(
                  "Without names the services are those of the variable weir_services of the hosts.")
              .withHint("Name them (weir status nginx -i ...), or set weir_services: [nginx]."));
    }
    return found;
  }

  private List<Service> listed(Host host) {
    Variables variables = manager.variables(vars, host, null);
    Object value = variables.get(ServiceList.VARIABLE);
    return value == Variables.ABSENT
        ? List.of()
        : ServiceList.read(engine.evaluate(value, variables), host.name(), span(host));
  }

  private @Nullable Span span(Host host) {
    Span span = null;
    for (VarLayer layer : inventory.layers(host)) {
      var node = layer.entries().get(ServiceList.VARIABLE);
      span = node == null ? span : node.span();
    }
    return span;
  }

  private static @Nullable Service find(String name, List<Service> services) {
    String unit = Service.named(name).unit();
    return services.stream().filter(each -> each.unit().equals(unit)).findFirst().orElse(null);
  }

  private void checkIsNoHost(String name) {
    if (inventory.host(name) != null || inventory.groups().containsKey(name)) {
      throw new DiagnosticException(
          Diagnostic.error("'%s' is a host or group of the inventory".formatted(name), null)
              .withDetail("Words behind the command are services.")
              .withHint("To choose hosts: -l %s.".formatted(name)));
    }
  }

  /** A mistake in a host's variables is told when the host is asked, as that host's answer. */
  private Door door(Host host) {
    try {
      HostAccess access =
          HostAccess.of(engine, commandLine, host.name(), manager.variables(vars, host, null));
      Connector connector = connectors.get(access.kind());
      if (connector == null) {
        return refuse("Weir has no connection '%s'".formatted(access.kind()));
      }
      accesses.put(host.name(), access);
      return new ConnectedShell.Way(connector, access);
    } catch (TemplateException e) {
      return refuse(e.diagnostic().summary());
    } catch (ModuleFailure e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private static Door refuse(String why) {
    return () -> {
      throw new ConnectionException(ConnectionException.Kind.UNREACHABLE, why);
    };
  }
}
