package weir.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import weir.cli.settings.AnsibleSettings;
import weir.connection.local.LocalCommands;
import weir.connection.ssh.Prompts;
import weir.connection.ssh.SshConnector;
import weir.connection.ssh.SshSettings;
import weir.executor.CommandLine;
import weir.executor.ControllerLookups;
import weir.executor.ShellWords;
import weir.inventory.Decryptor;
import weir.playbook.Play;
import weir.strategy.Settings;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;
import weir.vars.RunSettings;

/** Makes the parts of a run from the command line and the settings file; the former wins. */
final class Wiring {
  private static final int MANY_FORKS = 500;
  private final RunCommand command;
  private final RunOptions options;
  private final AnsibleSettings settings;

  Wiring(RunCommand command, AnsibleSettings settings) {
    this.command = command;
    this.options = command.options;
    this.settings = settings;
  }

  TemplateEngine engine() {
    EngineOptions how =
        EngineOptions.defaults()
            .withNativeTypes(settings.templates().nativeTypes())
            .withExtensions(settings.templates().extensions())
            .with(
                new ControllerLookups(
                    new LocalCommands(),
                    System.getenv(),
                    Path.of(System.getProperty("user.home")),
                    Decryptor.none()))
            .with(Wiring::isPath);
    return new TemplateEngine(how);
  }

  RunSettings runSettings(Map<String, Object> extraVars) {
    List<String> tags = split(command.tags, settings.run().tags());
    return new RunSettings(
        extraVars,
        command.check,
        command.diff || settings.run().diff(),
        Math.max(options.verbosity(), settings.run().verbosity()),
        forks(),
        tags.isEmpty() ? List.of("all") : tags,
        split(command.skipTags, settings.run().skipTags()),
        options.limit);
  }

  Settings strategy(BooleanSupplier stop) {
    return new Settings(
        forks(),
        !command.noLookahead,
        !settings.run().gathering().equals("explicit"),
        command.forceHandlers || settings.run().forceHandlers(),
        stop);
  }

  SshConnector ssh() {
    return new SshConnector(
        SshSettings.of(System.getenv(), options.acceptNewHostKeys),
        Prompts.NONE,
        new LocalCommands());
  }

  CommandLine commandLine() {
    AnsibleSettings.Login login = settings.login();
    AnsibleSettings.Become become = settings.become();
    List<String> sshArgs = new ArrayList<>();
    addWords(sshArgs, login.sshArgs());
    addWords(sshArgs, or(options.sshCommonArgs, login.sshCommonArgs()));
    addWords(sshArgs, or(options.sshExtraArgs, login.sshExtraArgs()));
    return new CommandLine(
        or(options.connection, login.connection()),
        or(options.user, login.user()),
        or(
            options.privateKey,
            login.privateKeyFile() == null ? null : login.privateKeyFile().toString()),
        null,
        sshArgs,
        options.timeout > 0 ? Duration.ofSeconds(options.timeout) : login.timeout(),
        login.hostKeyChecking(),
        options.become || become.always(),
        or(options.becomeMethod, become.method()),
        or(options.becomeUser, become.user()),
        null);
  }

  /** The answers to a play's questions. */
  Map<String, Object> answers(List<Play.Prompt> prompts) {
    return Map.of();
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

  private static boolean isPath(String kind, String name) {
    Path path = Path.of(name);
    return switch (kind) {
      case "exists" -> Files.exists(path);
      case "file" -> Files.isRegularFile(path);
      case "directory" -> Files.isDirectory(path);
      case "link" -> Files.isSymbolicLink(path);
      case "link_exists" -> Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      default -> false;
    };
  }

  private int forks() {
    return options.forks > 0 ? options.forks : Math.max(MANY_FORKS, settings.run().forks());
  }

  private static @Nullable String or(@Nullable String given, @Nullable String otherwise) {
    return given == null ? otherwise : given;
  }

  private static void addWords(List<String> words, @Nullable String text) {
    if (text != null) {
      words.addAll(ShellWords.split(text));
    }
  }

  private static List<String> split(List<String> given, List<String> otherwise) {
    return given.isEmpty()
        ? otherwise
        : given.stream().flatMap(each -> List.of(each.split(",", -1)).stream()).toList();
  }
}
