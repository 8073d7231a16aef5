package weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.Surroundings;
import weir.connection.Connector;
import weir.connection.local.LocalConnector;
import weir.connection.ssh.SshConnector;
import weir.executor.CommandLine;
import weir.service.HostShells;
import weir.service.Ink;
import weir.service.ServiceHost;
import weir.source.Diagnostic;
import weir.source.DiagnosticRenderer;
import weir.template.TemplateEngine;

/**
 * What a day-two command works with: its hosts with their services, reached just as {@code weir
 * run} would reach them, and their shells.
 */
final class ServiceSession implements AutoCloseable {
  private final Wiring wiring;
  private final List<ServiceHost> hosts;
  private final HostShells shells;
  private final ServiceOptions.Output output;

  private ServiceSession(
      Wiring wiring, List<ServiceHost> hosts, HostShells shells, ServiceOptions.Output output) {
    this.wiring = wiring;
    this.hosts = hosts;
    this.shells = shells;
    this.output = output;
  }

  /**
   * Reads settings and inventory, finds the hosts and their services, and settles unknown host
   * keys. No host is asked anything yet.
   *
   * @param names services of the command line; with none, those of {@code weir_services}
   * @param forks how many hosts work at the same time, 0 for the default
   */
  static ServiceSession open(
      ServiceOptions options, int forks, List<String> names, PrintWriter err) {
    return open(options, forks, hosts -> hosts.with(names), err);
  }

  /** The same for a command about hosts and not about services. */
  static ServiceSession ofHosts(ServiceOptions options, int forks, PrintWriter err) {
    return open(options, forks, ServiceHosts::bare, err);
  }

  private static ServiceSession open(
      ServiceOptions options,
      int forks,
      Function<ServiceHosts, List<ServiceHost>> wanted,
      PrintWriter err) {
    Surroundings around = Surroundings.ofProcess();
    AnsibleSettings settings = AnsibleSettings.read(around, each -> warn(each, err));
    Wiring wiring = new Wiring(options.connect, around, settings);
    Map<String, Object> extraVars = ExtraVars.of(options.connect.extraVars);
    TemplateEngine engine = wiring.engine();
    CommandLine commandLine = wiring.commandLine(!options.noBecome);
    SshConnector ssh = wiring.ssh();
    Map<String, Connector> connectors = new LinkedHashMap<>();
    connectors.put("ssh", ssh);
    connectors.put("local", new LocalConnector());
    ServiceHosts found =
        new ServiceHosts(
            engine, extraVars, commandLine, connectors, wiring.inventory(each -> warn(each, err)));
    List<ServiceHost> hosts = wanted.apply(found);
    new HostKeys(ssh, wiring.ask(), options.connect.acceptNewHostKeys).settle(found.targets(hosts));
    return new ServiceSession(wiring, hosts, new HostShells(wiring.forks(forks)), options.output);
  }

  /** In the order of the inventory, each with at least one service. */
  List<ServiceHost> hosts() {
    return hosts;
  }

  HostShells shells() {
    return shells;
  }

  /** A table of some width. */
  @FunctionalInterface
  interface Lines {
    List<String> of(int columns, Ink ink);
  }

  /** Tells what hosts have answered, to a person or a program. */
  void tell(Lines table, Supplier<String> json) {
    PrintStream out = Wiring.stdout();
    switch (output) {
      case TABLE ->
          table
              .of(new Screen().size().columns(), colored() ? Ink.COLOR : Ink.PLAIN)
              .forEach(out::println);
      case JSON -> out.println(json.get());
    }
    out.flush();
  }

  /** Puts a question to the person at the terminal; false also when nobody is there. */
  boolean agreed(String question) {
    return wiring.ask().yes(question + " (yes/no) ");
  }

  boolean colored() {
    return wiring.colored();
  }

  @Override
  public void close() {
    shells.close();
  }

  private static synchronized void warn(Diagnostic diagnostic, PrintWriter err) {
    err.print(DiagnosticRenderer.render(List.of(diagnostic)));
    err.flush();
  }
}
