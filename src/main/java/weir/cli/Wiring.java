package weir.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.PasswordFile;
import weir.cli.settings.Surroundings;
import weir.connection.Secret;
import weir.connection.ssh.SshConnector;
import weir.connection.ssh.SshSettings;
import weir.executor.CommandLine;
import weir.inventory.Inventory;
import weir.playbook.Play;
import weir.source.Diagnostic;
import weir.strategy.Settings;
import weir.template.TemplateEngine;
import weir.vars.RunSettings;
import weir.vars.Vault;

/** Makes the parts of a command from the command line and the settings file; the former wins. */
final class Wiring {
  private static final int MANY_FORKS = 500;
  private final RunOptions options;
  private final AnsibleSettings settings;
  private final Sources sources;
  private final Ask ask;

  Wiring(RunOptions options, Surroundings around, AnsibleSettings settings) {
    this.options = options;
    this.settings = settings;
    this.sources = new Sources(options, around, settings);
    this.ask = sources.ask();
  }

  /** Opens what is encrypted. */
  Vault vault() {
    return sources.vault();
  }

  /** Asks the person at the terminal. */
  Ask ask() {
    return ask;
  }

  TemplateEngine engine() {
    return sources.engine();
  }

  /** The inventory of the options, without the hosts that --limit leaves out. */
  Inventory inventory(Consumer<Diagnostic> warnings) {
    return sources.limitedInventory(warnings);
  }

  RunSettings runSettings(Conduct conduct, Map<String, Object> extraVars) {
    List<String> tags = split(conduct.tags(), settings.run().tags());
    RunSettings made =
        new RunSettings(
            extraVars,
            login(),
            conduct.check(),
            conduct.diff() || settings.run().diff(),
            Math.max(options.verbosity, settings.run().verbosity()),
            forks(conduct.forks()),
            tags.isEmpty() ? List.of("all") : tags,
            split(conduct.skipTags(), settings.run().skipTags()),
            options.limit);
    return made.withSources(sources.inventorySources(), settings.file());
  }

  private Map<String, Object> login() {
    AnsibleSettings.Login login = settings.login();
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("ansible_connection", or(options.connection, login.connection()));
    said.put("ansible_user", or(options.user, login.user()));
    said.put("ansible_ssh_private_key_file", keyFile());
    said.put("ansible_timeout", timeout().toSeconds());
    Map<String, Object> known = new LinkedHashMap<>();
    said.forEach((name, value) -> {
      if (value != null) {
        known.put(name, value);
      }
    });
    return known;
  }

  private @Nullable String keyFile() {
    Path file = settings.login().privateKeyFile();
    return or(options.privateKey, file == null ? null : file.toString());
  }

  private Duration timeout() {
    return options.timeout > 0 ? Duration.ofSeconds(options.timeout) : settings.login().timeout();
  }

  Settings strategy(Conduct conduct, BooleanSupplier stop) {
    return new Settings(
        forks(conduct.forks()),
        conduct.lookAhead(),
        settings.run().strategy(),
        Settings.Gathering.valueOf(settings.run().gathering().toUpperCase(Locale.ROOT)),
        settings.run().gatherSubset(),
        conduct.forceHandlers() || settings.run().forceHandlers(),
        stop);
  }

  SshConnector ssh() {
    return new SshConnector(
        SshSettings.of(System.getenv(), options.acceptNewHostKeys)
            .withRetries(settings.login().retries()),
        ask,
        sources.commands());
  }

  /**
   * What is said about connecting.
   *
   * @param alwaysRoot whether to become root even when nothing asks for it
   */
  CommandLine commandLine(boolean alwaysRoot) {
    AnsibleSettings.Login login = settings.login();
    AnsibleSettings.Become become = settings.become();
    Secret password =
        options.askPass || login.askPassword()
            ? ask.loginPassword()
            : held(or(options.connectionPasswordFile, login.passwordFile()));
    Secret becomePassword =
        options.askBecomePass || become.askPassword()
            ? ask.becomePassword(password)
            : held(or(options.becomePasswordFile, become.passwordFile()));
    List<String> sshArgs = new ArrayList<>();
    addWords(sshArgs, login.sshArgs());
    addWords(sshArgs, or(options.sshCommonArgs, login.sshCommonArgs()));
    addWords(sshArgs, or(options.sshExtraArgs, login.sshExtraArgs()));
    return new CommandLine(
        or(options.connection, login.connection()),
        or(options.user, login.user()),
        keyFile(),
        password,
        login.port(),
        sshArgs,
        timeout(),
        login.hostKeyChecking(),
        alwaysRoot || options.become || become.always(),
        or(options.becomeMethod, become.method()),
        or(options.becomeUser, become.user()),
        become.executable(),
        become.flags(),
        becomePassword);
  }

  private @Nullable Secret held(@Nullable Path file) {
    return file == null ? null : PasswordFile.read(file, List.of(), sources.commands());
  }

  /** The answers to a play's questions. */
  Map<String, Object> answers(List<Play.Prompt> prompts, Set<String> given) {
    return prompts.isEmpty()
        ? Map.of()
        : Encrypted.of(ask.answers(prompts, given), prompts, engine());
  }

  boolean colored() {
    return switch (settings.display().color()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> Colors.wanted(System.getenv());
    };
  }

  static PrintStream stdout() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  static PrintStream stderr() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  /** How many hosts work at the same time, 0 when the command line does not say. */
  int forks(int given) {
    return given > 0 ? given : Math.max(MANY_FORKS, settings.run().forks());
  }

  private static <T> @Nullable T or(@Nullable T given, @Nullable T otherwise) {
    return given == null ? otherwise : given;
  }

  private static void addWords(List<String> words, @Nullable String text) {
    if (text != null) {
      words.addAll(OptionWords.split("options of ssh", text));
    }
  }

  private static List<String> split(List<String> given, List<String> otherwise) {
    return given.isEmpty()
        ? otherwise
        : given.stream().flatMap(each -> List.of(each.split(",", -1)).stream()).toList();
  }
}
