package weir.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.human.HumanCallback;
import weir.callback.human.Palette;
import weir.connection.Connector;
import weir.connection.local.LocalCommands;
import weir.connection.local.LocalConnector;
import weir.connection.ssh.Prompts;
import weir.connection.ssh.SshConnector;
import weir.connection.ssh.SshSettings;
import weir.executor.CommandLine;
import weir.executor.Links;
import weir.executor.ShellWords;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.inventory.InventoryOptions;
import weir.inventory.InventoryReader;
import weir.module.Catalog;
import weir.modules.Modules;
import weir.playbook.Playbook;
import weir.playbook.PlaybookReader;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.DiagnosticRenderer;
import weir.strategy.PlaybookRunner;
import weir.strategy.Settings;
import weir.strategy.UnknownHandler;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;
import weir.vars.RunSettings;
import weir.vars.Store;
import weir.vars.VariableManager;

/** One {@code weir run}: puts the parts together and lets them work. */
final class Run {
  private final RunCommand command;
  private final RunOptions options;
  private final PrintWriter err;

  Run(RunCommand command, PrintWriter err) {
    this.command = command;
    this.options = command.options;
    this.err = err;
  }

  int call() {
    Map<String, Object> extraVars = ExtraVars.of(options.extraVars);
    TemplateEngine engine = new TemplateEngine(EngineOptions.defaults());
    Catalog catalog = new Catalog(Modules.all());
    PlaybookReader reader =
        new PlaybookReader(catalog, engine, extraVars, rolesPath(), file -> file);
    List<Playbook> playbooks = new ArrayList<>();
    if (!read(reader, playbooks)) {
      return ExitCode.UNREACHABLE;
    }
    PrintStream out = stdout();
    if (command.syntaxCheck) {
      playbooks.forEach(playbook -> out.println("\nplaybook: " + playbook.place().file()));
      out.flush();
      return ExitCode.OK;
    }
    Inventory inventory = inventory();
    RunSettings settings = settings(extraVars);
    if (command.listHosts || command.listTasks || command.listTags) {
      new Listing(out, engine, settings, command).print(playbooks, inventory);
      out.flush();
      return ExitCode.OK;
    }
    Palette palette = Colors.wanted(System.getenv()) ? Palette.COLOR : Palette.PLAIN;
    Callback callback =
        new HumanCallback(
            out,
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            palette,
            options.verbosity(),
            command.diff);
    VariableManager manager =
        new VariableManager(settings, new Store(), engine, new VarsFiles(engine, reader));
    Settings strategy =
        new Settings(options.forks, !command.noLookahead, true, command.forceHandlers, () -> false);
    try (Links links = new Links(connectors())) {
      PlaybookRunner runner =
          new PlaybookRunner(
              engine,
              manager,
              catalog,
              callback,
              strategy,
              links,
              commandLine(),
              reader,
              _ -> Map.of());
      return switch (runner.run(playbooks, inventory)) {
        case GOOD -> ExitCode.OK;
        case FAILED -> ExitCode.FAILED;
        case UNREACHABLE -> ExitCode.UNREACHABLE;
      };
    } catch (UnknownHandler e) {
      err.print(DiagnosticRenderer.render(List.of(e.diagnostic())));
      err.flush();
      return ExitCode.ERROR;
    } finally {
      out.flush();
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

  private Inventory inventory() {
    InventoryOptions how = InventoryOptions.defaults();
    List<String> sources = options.inventory;
    if (sources.isEmpty()) {
      sources =
          Files.exists(Path.of("/etc/ansible/hosts")) ? List.of("/etc/ansible/hosts") : List.of();
    }
    Inventory inventory = InventoryReader.read(sources, how, this::warn);
    if (options.limit == null) {
      return inventory;
    }
    Inventory limited = inventory.withLimit(HostPattern.limit(options.limit), this::warn);
    if (limited.match(HostPattern.all(), _ -> {}).isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error("--limit '%s' leaves no host".formatted(options.limit), null));
    }
    return limited;
  }

  private synchronized void warn(Diagnostic diagnostic) {
    err.print(DiagnosticRenderer.render(List.of(diagnostic)));
    err.flush();
  }

  private RunSettings settings(Map<String, Object> extraVars) {
    return new RunSettings(
        extraVars,
        command.check,
        command.diff,
        options.verbosity(),
        options.forks,
        command.tags.isEmpty() ? List.of("all") : split(command.tags),
        split(command.skipTags),
        options.limit);
  }

  private static List<String> split(List<String> options) {
    return options.stream().flatMap(each -> List.of(each.split(",", -1)).stream()).toList();
  }

  private Map<String, Connector> connectors() {
    Map<String, Connector> connectors = new LinkedHashMap<>();
    LocalCommands commands = new LocalCommands();
    connectors.put("local", new LocalConnector());
    connectors.put(
        "ssh",
        new SshConnector(
            SshSettings.of(System.getenv(), options.acceptNewHostKeys), Prompts.NONE, commands));
    return connectors;
  }

  private CommandLine commandLine() {
    List<String> sshArgs = new ArrayList<>();
    for (@Nullable String args :
        new @Nullable String[] {options.sshCommonArgs, options.sshExtraArgs}) {
      if (args != null) {
        sshArgs.addAll(ShellWords.split(args));
      }
    }
    return new CommandLine(
        options.connection,
        options.user,
        options.privateKey,
        null,
        sshArgs,
        Duration.ofSeconds(options.timeout),
        true,
        options.become,
        options.becomeMethod,
        options.becomeUser,
        null);
  }

  private static List<Path> rolesPath() {
    Path home = Path.of(System.getProperty("user.home"));
    return List.of(
        home.resolve(".ansible/roles"),
        Path.of("/usr/share/ansible/roles"),
        Path.of("/etc/ansible/roles"));
  }

  private static PrintStream stdout() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }
}
