package weir.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weir.callback.Callback;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.Surroundings;
import weir.connection.Connector;
import weir.connection.local.LocalConnector;
import weir.connection.ssh.Rehearsal;
import weir.connection.ssh.SshConnector;
import weir.executor.CommandLine;
import weir.executor.Heartbeat;
import weir.executor.Links;
import weir.inventory.Inventory;
import weir.module.Catalog;
import weir.modules.Modules;
import weir.playbook.Playbook;
import weir.playbook.PlaybookReader;
import weir.playbook.RolePaths;
import weir.service.ServiceHost;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.DiagnosticRenderer;
import weir.strategy.PlaybookRunner;
import weir.strategy.UnknownHandler;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.vars.RunSettings;
import weir.vars.Store;
import weir.vars.VariableManager;

/** What a command that runs plays is put together from, and how it runs them. */
final class PlaySession {
  private final RunOptions options;
  private final Conduct conduct;
  private final PrintWriter err;
  private final AnsibleSettings settings;
  private final Wiring wiring;
  private final Map<String, Object> extraVars;
  private final TemplateEngine engine;
  private final Catalog catalog = new Catalog(Modules.all());
  private final PlaybookReader reader;

  /** Reads settings and variables of the command line; asks nobody anything yet. */
  PlaySession(RunOptions options, Conduct conduct, PrintWriter err) {
    this.options = options;
    this.conduct = conduct;
    this.err = err;
    Surroundings around = Surroundings.ofProcess();
    if (conduct.asksHosts() && options.connection == null) {
      Rehearsal.begin();
    }
    this.settings = AnsibleSettings.read(around, this::warn);
    this.wiring = new Wiring(options, around, settings);
    this.extraVars = ExtraVars.of(options.extraVars);
    if (conduct.onFailure() != null) {
      extraVars.put("weir_on_failure", conduct.onFailure());
    }
    this.engine = wiring.engine();
    this.reader =
        new PlaybookReader(
            catalog,
            engine,
            extraVars,
            new RolePaths(settings.places().roles(), settings.places().collections()),
            wiring.vault()::decrypt);
  }

  PlaybookReader reader() {
    return reader;
  }

  TemplateEngine engine() {
    return engine;
  }

  Catalog catalog() {
    return catalog;
  }

  Map<String, Object> extraVars() {
    return extraVars;
  }

  RunSettings settings() {
    return wiring.runSettings(conduct, extraVars);
  }

  /** Asks the person at the terminal. */
  Ask ask() {
    return wiring.ask();
  }

  boolean colored() {
    return wiring.colored();
  }

  /** The hosts within the limit. */
  Inventory inventory() {
    return wiring.inventory(this::warn);
  }

  /** The hosts of a day-two command, each with its services. */
  List<ServiceHost> services(Inventory inventory, List<String> names) {
    CommandLine commandLine = wiring.commandLine(conduct.root());
    return new ServiceHosts(engine, extraVars, commandLine, Map.of(), inventory).with(names);
  }

  /** Reads playbooks; none when one of them cannot be used, which is told. */
  Optional<List<Playbook>> read(List<Path> files) {
    List<Diagnostic> problems = new ArrayList<>();
    List<Playbook> playbooks = new ArrayList<>();
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new DiagnosticException(
            Diagnostic.error("there is no playbook '%s'".formatted(file), null));
      }
      PlaybookReader.Result result = reader.read(file);
      problems.addAll(result.problems());
      playbooks.add(result.playbook());
    }
    return passed(problems) ? Optional.of(playbooks) : Optional.empty();
  }

  /** Tells problems; true when none of them is an error. */
  boolean passed(List<Diagnostic> problems) {
    if (!problems.isEmpty()) {
      err.print(DiagnosticRenderer.render(problems));
      err.flush();
    }
    return problems.stream().noneMatch(Diagnostic::isError);
  }

  /** Runs playbooks one after the other; returns the exit code. */
  int run(List<Playbook> playbooks, Inventory inventory, Callback callback) {
    VariableManager manager =
        new VariableManager(settings(), new Store(), engine, new VarsFiles(engine, reader));
    SshConnector ssh = wiring.ssh();
    Map<String, Connector> connectors = new LinkedHashMap<>();
    connectors.put("ssh", ssh);
    connectors.put("local", new LocalConnector());
    CommandLine commandLine = wiring.commandLine(conduct.root());
    weir.journal.Run record =
        weir.journal.Run.now(conduct.command(), !conduct.check(), conduct.patience());
    InFlight flight = new InFlight(callback);
    Links links = new Links(connectors, record);
    Targets targets = new Targets(engine, manager, commandLine);
    new HostKeys(ssh, wiring.ask(), options.acceptNewHostKeys)
        .settle(targets.of(playbooks, inventory));
    links.begin(new FirstHosts(targets, catalog).of(playbooks, inventory));
    Interruption interruption =
        new Interruption(err, flight::settled, () -> flight.unknown() + alone(links.armed()));
    try (links;
        Heartbeat _ = new Heartbeat(links)) {
      PlaybookRunner runner =
          new PlaybookRunner(
              engine,
              manager,
              catalog,
              flight,
              wiring.strategy(conduct, interruption::asked),
              links,
              commandLine,
              reader,
              prompts -> wiring.answers(prompts, extraVars.keySet()));
      int code =
          switch (runner.run(playbooks, inventory)) {
            case GOOD -> ExitCode.OK;
            case FAILED -> ExitCode.FAILED;
            case UNREACHABLE -> ExitCode.UNREACHABLE;
            case NEEDS_HAND -> ExitCode.NEEDS_HAND;
          };
      // A host that needs a hand is worth more than that somebody knows of his own Ctrl-C.
      return interruption.asked() && code != ExitCode.NEEDS_HAND ? ExitCode.INTERRUPTED : code;
    } catch (UnknownHandler e) {
      warn(e.diagnostic());
      return ExitCode.ERROR;
    } catch (TemplateException e) {
      warn(e.diagnostic());
      return ExitCode.UNREACHABLE; // a keyword of a play: the playbook cannot be used as it stands
    } finally {
      interruption.over();
    }
  }

  /** What hosts do without Weir. */
  private static String alone(Set<String> armed) {
    return armed.isEmpty()
        ? ""
        : " Unless it was confirmed, the run is undone by the host itself on %s."
            .formatted(String.join(", ", armed));
  }

  synchronized void warn(Diagnostic diagnostic) {
    err.print(DiagnosticRenderer.render(List.of(diagnostic)));
    err.flush();
  }
}
