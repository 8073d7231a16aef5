package weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.callback.Callback;
import weir.callback.human.HumanCallback;
import weir.callback.human.Palette;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.Surroundings;
import weir.connection.Connector;
import weir.connection.local.LocalConnector;
import weir.connection.ssh.SshConnector;
import weir.executor.CommandLine;
import weir.executor.Links;
import weir.inventory.Inventory;
import weir.module.Catalog;
import weir.modules.Modules;
import weir.playbook.Playbook;
import weir.playbook.PlaybookReader;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.DiagnosticRenderer;
import weir.strategy.PlaybookRunner;
import weir.strategy.UnknownHandler;
import weir.template.TemplateEngine;
import weir.vars.RunSettings;
import weir.vars.Store;
import weir.vars.VariableManager;

/** One {@code weir run}: puts the parts together and lets them work. */
final class Run {
  private final RunCommand command;
  private final RunOptions options;
  private final PrintWriter answer;
  private final PrintWriter err;

  Run(RunCommand command, PrintWriter answer, PrintWriter err) {
    this.command = command;
    this.answer = answer;
    this.options = command.options;
    this.err = err;
  }

  int call() {
    Surroundings around = Surroundings.ofProcess();
    AnsibleSettings settings = AnsibleSettings.read(around, this::warn);
    Wiring wiring = new Wiring(options, around, settings);
    Map<String, Object> extraVars = ExtraVars.of(options.extraVars);
    TemplateEngine engine = wiring.engine();
    Catalog catalog = new Catalog(Modules.all());
    PlaybookReader reader =
        new PlaybookReader(
            catalog, engine, extraVars, settings.places().roles(), wiring.vault()::decrypt);
    List<Playbook> playbooks = new ArrayList<>();
    if (!read(reader, playbooks)) {
      return ExitCode.UNREACHABLE;
    }
    if (command.syntaxCheck) {
      playbooks.forEach(playbook -> answer.println("\nplaybook: " + playbook.place().file()));
      answer.flush();
      return ExitCode.OK;
    }
    PrintStream out = Wiring.stdout();
    Inventory inventory = wiring.inventory(this::warn);
    RunSettings runSettings = wiring.runSettings(command, extraVars);
    if (command.listHosts || command.listTasks || command.listTags) {
      new Listing(out, engine, runSettings, command).print(playbooks, inventory);
      out.flush();
      return ExitCode.OK;
    }
    Palette palette = wiring.colored() ? Palette.COLOR : Palette.PLAIN;
    Callback callback =
        new HumanCallback(
            out, Wiring.stderr(), palette, runSettings.verbosity(), runSettings.diff());
    VariableManager manager =
        new VariableManager(runSettings, new Store(), engine, new VarsFiles(engine, reader));
    SshConnector ssh = wiring.ssh();
    Map<String, Connector> connectors = new LinkedHashMap<>();
    connectors.put("ssh", ssh);
    connectors.put("local", new LocalConnector());
    CommandLine commandLine = wiring.commandLine(false);
    Interruption interruption = new Interruption(err);
    try (Links links = new Links(connectors)) {
      PlaybookRunner runner =
          new PlaybookRunner(
              engine,
              manager,
              catalog,
              callback,
              wiring.strategy(command, interruption::asked),
              links,
              commandLine,
              reader,
              prompts -> wiring.answers(prompts, extraVars.keySet()));
      HostKeys keys = new HostKeys(ssh, wiring.ask(), options.acceptNewHostKeys);
      keys.settle(new Targets(engine, manager, commandLine).of(playbooks, inventory));
      int code =
          switch (runner.run(playbooks, inventory)) {
            case GOOD -> ExitCode.OK;
            case FAILED -> ExitCode.FAILED;
            case UNREACHABLE -> ExitCode.UNREACHABLE;
          };
      return interruption.asked() ? ExitCode.INTERRUPTED : code;
    } catch (UnknownHandler e) {
      warn(e.diagnostic());
      return ExitCode.ERROR;
    } finally {
      out.flush();
      interruption.over();
    }
  }

  /** Reads all playbooks; false when one of them cannot be used, which is told. */
  private boolean read(PlaybookReader reader, List<Playbook> playbooks) {
    List<Diagnostic> problems = new ArrayList<>();
    for (Path file : command.playbooks) {
      if (!Files.exists(file)) {
        throw new DiagnosticException(
            Diagnostic.error("there is no playbook '%s'".formatted(file), null));
      }
      PlaybookReader.Result result = reader.read(file);
      problems.addAll(result.problems());
      playbooks.add(result.playbook());
    }
    if (!problems.isEmpty()) {
      err.print(DiagnosticRenderer.render(problems));
      err.flush();
    }
    return problems.stream().noneMatch(Diagnostic::isError);
  }

  private synchronized void warn(Diagnostic diagnostic) {
    err.print(DiagnosticRenderer.render(List.of(diagnostic)));
    err.flush();
  }
}
