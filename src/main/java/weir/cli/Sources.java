package weir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.Surroundings;
import weir.cli.settings.VaultPasswords;
import weir.connection.Answer;
import weir.connection.local.LocalCommands;
import weir.executor.ControllerLookups;
import weir.executor.ControllerPaths;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.inventory.InventoryOptions;
import weir.inventory.InventoryReader;
import weir.inventory.ScriptRunner;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;
import weir.vars.Vault;

/** What a command reads: settings, vaults, the inventory; and what evaluates it. */
final class Sources {
  private static final Duration SCRIPT_LIMIT = Duration.ofMinutes(1);
  private final SourceOptions options;
  private final AnsibleSettings settings;
  private final LocalCommands commands = new LocalCommands();
  private final Ask ask = Ask.atTerminal(commands);
  private final Vault vault;

  Sources(SourceOptions options, Surroundings around, AnsibleSettings settings) {
    this.options = options;
    this.settings = settings;
    this.vault = vault(around);
  }

  private Vault vault(Surroundings around) {
    List<Path> files = new ArrayList<>(options.vaultPasswordFiles);
    if (files.isEmpty() && settings.vaults().passwordFile() != null) {
      files.add(settings.vaults().passwordFile());
    }
    List<String> identities =
        options.vaultIds.isEmpty() ? settings.vaults().identities() : options.vaultIds;
    boolean askForOne = options.askVaultPass || settings.vaults().ask();
    return Vault.of(
        new VaultPasswords(around, commands, ask::vaultPassword)
            .read(identities, files, askForOne));
  }

  /** What ansible.cfg and the environment say. */
  AnsibleSettings settings() {
    return settings;
  }

  /** Opens what is encrypted. */
  Vault vault() {
    return vault;
  }

  /** Asks the person at the terminal. */
  Ask ask() {
    return ask;
  }

  /** Runs programs on this machine. */
  LocalCommands commands() {
    return commands;
  }

  TemplateEngine engine() {
    EngineOptions how =
        EngineOptions.defaults()
            .withNativeTypes(settings.templates().nativeTypes())
            .withExtensions(settings.templates().extensions())
            .withManaged(settings.templates().managed())
            .with(
                new ControllerLookups(
                    commands, System.getenv(), Path.of(System.getProperty("user.home")), vault))
            .withVault(vault::reveal)
            .with(new ControllerPaths());
    return new TemplateEngine(how);
  }

  /** All hosts, whatever the limit. */
  Inventory inventory(Consumer<Diagnostic> warnings) {
    return InventoryReader.read(sources(), inventoryOptions(), warnings);
  }

  private List<String> sources() {
    return options.inventory.isEmpty()
        ? settings.places().inventory().stream().map(Path::toString).toList()
        : options.inventory;
  }

  /** Where the inventory comes from: absolute paths, and lists of hosts as they are. */
  List<String> inventorySources() {
    return sources().stream()
        .map(source ->
            source.contains(",") ? source : Path.of(source).toAbsolutePath().normalize().toString())
        .toList();
  }

  /** The hosts within the limit; one that leaves none is a mistake. */
  Inventory limitedInventory(Consumer<Diagnostic> warnings) {
    Inventory inventory = inventory(warnings);
    if (options.limit == null) {
      return inventory;
    }
    Inventory limited = inventory.withLimit(HostPattern.limit(options.limit), warnings);
    if (limited.match(HostPattern.all(), _ -> {}).isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error("--limit '%s' leaves no host".formatted(options.limit), null));
    }
    return limited;
  }

  private InventoryOptions inventoryOptions() {
    InventoryOptions how =
        InventoryOptions.defaults().withDecryptor(vault).withScripts(this::script);
    List<String> extensions = settings.inventory().ignoredExtensions();
    return how.withIgnored(
        extensions == null ? InventoryOptions.DEFAULT_IGNORED_EXTENSIONS : extensions,
        settings.inventory().ignoredPatterns());
  }

  private ScriptRunner.Output script(List<String> script) throws IOException {
    Answer answer = commands.run(script, SCRIPT_LIMIT);
    return new ScriptRunner.Output(answer.status(), answer.stdout(), answer.stderr());
  }
}
