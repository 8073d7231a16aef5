package weir.cli.settings;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** Puts the settings together, with Ansible's defaults. */
final class SettingsReader {
  private static final List<String> STRATEGIES = List.of("linear", "free", "host_pinned");
  private final Surroundings around;
  private final @Nullable Path file;
  private final Consumer<Diagnostic> warnings;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final Reading reading;

  SettingsReader(Surroundings around, @Nullable Path file, Consumer<Diagnostic> warnings) {
    this.around = around;
    this.file = file;
    this.warnings = warnings;
    List<IniEntry> entries = file == null ? List.of() : IniReader.read(ConfigFile.read(file));
    Path directory = file == null ? null : file.getParent();
    this.reading =
        new Reading(
            around, requireNonNullElse(directory, around.directory()), entries, errors::add);
    Spelling.check(entries, warnings);
  }

  AnsibleSettings read() {
    AnsibleSettings settings =
        new AnsibleSettings(
            file,
            places(),
            login(),
            become(),
            run(),
            inventory(),
            templates(),
            vaults(),
            display());
    Unfollowed.warn(reading, warnings);
    if (!errors.isEmpty()) {
      throw new DiagnosticException(errors);
    }
    return settings;
  }

  private AnsibleSettings.Places places() {
    Path home = requireNonNullElse(reading.path(Setting.HOME), around.home().resolve(".ansible"));
    Path shared = Path.of("/usr/share/ansible");
    List<Path> inventory = reading.paths(Setting.INVENTORY, ",");
    if (inventory == null) {
      Path usual = around.system().resolve("hosts");
      inventory = Files.exists(usual) ? List.of(usual) : List.of();
    }
    return new AnsibleSettings.Places(
        inventory,
        requireNonNullElse(
            reading.paths(Setting.ROLES_PATH, ":"),
            List.of(
                home.resolve("roles"), shared.resolve("roles"), around.system().resolve("roles"))),
        requireNonNullElse(
            reading.paths(Setting.COLLECTIONS_PATH, ":"),
            List.of(home.resolve("collections"), shared.resolve("collections"))));
  }

  private AnsibleSettings.Login login() {
    return new AnsibleSettings.Login(
        reading.text(Setting.REMOTE_USER),
        reading.number(Setting.REMOTE_PORT, 1),
        reading.path(Setting.PRIVATE_KEY_FILE),
        reading.flag(Setting.HOST_KEY_CHECKING, true),
        Duration.ofSeconds(requireNonNullElse(reading.number(Setting.TIMEOUT, 1), 10)),
        requireNonNullElse(reading.number(Setting.SSH_RETRIES, 0), 0),
        connection(),
        reading.text(Setting.SSH_ARGS),
        reading.text(Setting.SSH_COMMON_ARGS),
        reading.text(Setting.SSH_EXTRA_ARGS),
        reading.flag(Setting.ASK_PASS, false),
        reading.path(Setting.CONNECTION_PASSWORD_FILE));
  }

  private String connection() {
    Given given = reading.given(Setting.TRANSPORT);
    if (given == null) {
      return "ssh";
    }
    return switch (bare(given.text())) {
      case "smart", "ssh", "paramiko", "paramiko_ssh" -> "ssh";
      case "local" -> "local";
      default -> {
        warnings.accept(
            unfollowed(given, "The connections of Weir are ssh and local; it takes ssh."));
        yield "ssh";
      }
    };
  }

  private AnsibleSettings.Become become() {
    return new AnsibleSettings.Become(
        reading.flag(Setting.BECOME, false),
        bare(reading.text(Setting.BECOME_METHOD, "sudo")),
        reading.text(Setting.BECOME_USER, "root"),
        reading.text(Setting.BECOME_EXE),
        reading.text(Setting.BECOME_FLAGS),
        reading.flag(Setting.BECOME_ASK_PASS, false),
        reading.path(Setting.BECOME_PASSWORD_FILE));
  }

  private AnsibleSettings.Run run() {
    return new AnsibleSettings.Run(
        requireNonNullElse(reading.number(Setting.FORKS, 1), 5),
        strategy(),
        reading.choice(Setting.GATHERING, "implicit", List.of("implicit", "explicit", "smart")),
        requireNonNullElse(reading.list(Setting.GATHER_SUBSET), List.of()),
        reading.flag(Setting.FORCE_HANDLERS, false),
        reading.flag(Setting.DIFF_ALWAYS, false),
        requireNonNullElse(reading.list(Setting.TAGS_RUN), List.of()),
        requireNonNullElse(reading.list(Setting.TAGS_SKIP), List.of()),
        requireNonNullElse(reading.number(Setting.VERBOSITY, 0), 0));
  }

  private String strategy() {
    Given given = reading.given(Setting.STRATEGY);
    String name = given == null ? "linear" : bare(given.text());
    if (given == null || STRATEGIES.contains(name)) {
      return name;
    }
    // Mitogen's strategies are the usual ones with another transport.
    String likely = name.endsWith("_free") ? "free" : "linear";
    warnings.accept(
        unfollowed(
            given,
            "The strategies of Weir are %s; it takes %s."
                .formatted(String.join(", ", STRATEGIES), likely)));
    return likely;
  }

  private AnsibleSettings.InventoryRules inventory() {
    return new AnsibleSettings.InventoryRules(
        reading.list(Setting.INVENTORY_IGNORE_EXTENSIONS),
        reading.each(
            Setting.INVENTORY_IGNORE_PATTERNS, "a list of regular expressions", Pattern::compile),
        reading.flag(Setting.UNPARSED_IS_FAILED, false),
        reading.flag(Setting.ANY_UNPARSED_IS_FAILED, false));
  }

  private AnsibleSettings.Templates templates() {
    Set<String> extensions = new LinkedHashSet<>();
    for (String name :
        requireNonNullElse(reading.list(Setting.JINJA2_EXTENSIONS), List.<String>of())) {
      extensions.add(bare(name));
    }
    return new AnsibleSettings.Templates(
        reading.flag(Setting.JINJA2_NATIVE, true),
        extensions,
        reading.text(Setting.ANSIBLE_MANAGED, "Ansible managed"));
  }

  private AnsibleSettings.Vaults vaults() {
    return new AnsibleSettings.Vaults(
        reading.path(Setting.VAULT_PASSWORD_FILE),
        requireNonNullElse(reading.list(Setting.VAULT_IDENTITY_LIST), List.of()),
        reading.flag(Setting.ASK_VAULT_PASS, false));
  }

  private AnsibleSettings.Display display() {
    String callback = bare(reading.text(Setting.STDOUT_CALLBACK, "default"));
    boolean yaml = callback.equals("yaml");
    return new AnsibleSettings.Display(
        yaml ? "default" : callback,
        reading.choice(Setting.RESULT_FORMAT, yaml ? "yaml" : "json", List.of("json", "yaml")),
        reading.flag(Setting.DISPLAY_SKIPPED_HOSTS, true),
        reading.flag(Setting.DISPLAY_OK_HOSTS, true),
        reading.flag(Setting.SHOW_CUSTOM_STATS, false),
        color(),
        reading.path(Setting.LOG_PATH));
  }

  private AnsibleSettings.Color color() {
    if (reading.flag(Setting.FORCE_COLOR, false)) {
      return AnsibleSettings.Color.ALWAYS;
    }
    boolean none =
        !around.environment().getOrDefault("NO_COLOR", "").isEmpty()
            || reading.flag(Setting.NOCOLOR, false);
    return none ? AnsibleSettings.Color.NEVER : AnsibleSettings.Color.AUTO;
  }

  private static Diagnostic unfollowed(Given given, String detail) {
    return Diagnostic.warning(
            "Weir has no '%s' for '%s'".formatted(given.text(), given.name()), given.span())
        .withDetail(detail);
  }

  /** A name without its collection. */
  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
