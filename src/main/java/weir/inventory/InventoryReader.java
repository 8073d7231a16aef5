package weir.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Severity;
import weir.source.SourceFile;
import weir.yaml.Scalar;

/** Reads the sources given with {@code -i} into one inventory. */
public final class InventoryReader {
  private static final Set<String> YAML_EXTENSIONS = Set.of("", ".yaml", ".yml", ".json");
  private static final Set<String> NEVER_SOURCES =
      Set.of("group_vars", "host_vars", "vars_plugins");
  private static final Pattern LOOKS_LIKE_YAML =
      Pattern.compile("\\A(?:\\s*(?:#.*)?\\n)*(?:---|[{\\[]?\\s*[\\w.\"-]+:\\s*(?:\\n|\\z))");

  private final InventoryOptions options;
  private final Consumer<Diagnostic> warnings;
  private final TextFiles texts;
  private InventoryDraft draft = InventoryDraft.empty();

  private InventoryReader(InventoryOptions options, Consumer<Diagnostic> warnings) {
    this.options = options;
    this.warnings = warnings;
    this.texts = new TextFiles(options.decryptor());
  }

  /**
   * The inventory of all sources together, later ones over earlier ones.
   *
   * @param sources paths of files and directories, and comma-separated lists of hosts
   * @throws DiagnosticException with the problems of all sources that cannot be read
   */
  public static Inventory read(
      List<String> sources, InventoryOptions options, Consumer<Diagnostic> warnings) {
    return new InventoryReader(options, warnings).all(sources);
  }

  private Inventory all(List<String> sources) {
    List<Diagnostic> problems = new ArrayList<>();
    Set<Path> varsRoots = new LinkedHashSet<>();
    for (String source : sources) {
      try {
        Path path = path(source);
        if (path == null) {
          hostList(source);
        } else {
          source(path, problems::add);
          varsRoots.add(Files.isDirectory(path) ? path : path.resolveSibling(""));
        }
      } catch (DiagnosticException problem) {
        problems.addAll(problem.diagnostics());
      }
    }
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    warnOfSharedNames();
    return Inventory.of(draft, List.copyOf(varsRoots), new VarsFiles(texts, warnings));
  }

  /** The path a source names, or null when it is a list of hosts. */
  private static @Nullable Path path(String source) {
    try {
      Path path = Path.of(source);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException _) {
      // It may still be a list of hosts.
    }
    if (source.contains(",")) {
      return null;
    }
    throw new DiagnosticException(
        Diagnostic.error("there is no inventory '%s'".formatted(source), null)
            .withHint("For a host without an inventory file write '%s,'.".formatted(source)));
  }

  /** What nothing could read is passed on; in a directory it may be no inventory at all. */
  private void source(Path path, Consumer<Diagnostic> unreadable) {
    if (Files.isDirectory(path)) {
      directory(path);
      return;
    }
    DiagnosticException problem = file(path);
    if (problem != null) {
      problem.diagnostics().forEach(unreadable);
    }
  }

  private void directory(Path directory) {
    for (Path entry : VarsFiles.entries(directory)) {
      String name = entry.getFileName().toString();
      if (!isIgnored(name)) {
        source(entry, problem -> warnings.accept(toWarning(problem)));
      } else if (name.endsWith(".ini") && !name.startsWith(".")) {
        warnings.accept(
            Diagnostic.warning("%s is skipped".formatted(entry), null)
                .withDetail("In an inventory directory, names that end in .ini are passed over.")
                .withHint("Remove the .ini, or set inventory_ignore_extensions in ansible.cfg."));
      }
    }
  }

  private boolean isIgnored(String name) {
    return name.startsWith(".")
        || NEVER_SOURCES.contains(name)
        || options.ignoredExtensions().stream().anyMatch(name::endsWith)
        || options.ignoredPatterns().stream().anyMatch(pattern -> pattern.matcher(name).find());
  }

  private static Diagnostic toWarning(Diagnostic problem) {
    return new Diagnostic(
        Severity.WARNING, problem.summary(), problem.span(), problem.detail(), problem.hint());
  }

  /**
   * Tries what the file could be: a script, YAML, INI; the first that fits is taken.
   *
   * @return null, or why it is none of them
   */
  private @Nullable DiagnosticException file(Path path) {
    String origin = path.toAbsolutePath().normalize().toString();
    String extension = extension(path);
    if (extension.equals(".toml")) {
      throw new DiagnosticException(
          Diagnostic.error("%s: Weir reads no TOML inventories".formatted(path), null)
              .withHint("Write it as YAML or INI."));
    }
    boolean shebang = startsWithShebang(path);
    DiagnosticException script =
        shebang || Files.isExecutable(path) ? attempt(() -> script(path, origin)) : skipped();
    if (script == null) {
      return null;
    }
    if (shebang) {
      throw script;
    }
    SourceFile text = texts.read(path);
    List<Diagnostic> held = new ArrayList<>();
    DiagnosticException yaml =
        YAML_EXTENSIONS.contains(extension)
            ? attempt(() -> YamlSource.read(text, draft, origin, held::add))
            : skipped();
    if (yaml == null) {
      held.forEach(warnings);
      return null;
    }
    DiagnosticException ini = attempt(() -> IniSource.read(text, draft, origin));
    if (ini == null) {
      return null;
    }
    boolean meantAsYaml =
        YAML_EXTENSIONS.contains(extension)
            && (!extension.isEmpty() || LOOKS_LIKE_YAML.matcher(text.text()).lookingAt());
    return meantAsYaml ? yaml : ini;
  }

  /** A way to read a source. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }

  /** Null when it worked; else what was wrong, with the draft as it was before. */
  private @Nullable DiagnosticException attempt(Attempt attempt) {
    InventoryDraft before = draft.copy();
    try {
      attempt.run();
      return null;
    } catch (YamlSource.PluginConfiguration plugin) {
      throw new DiagnosticException(plugin.diagnostic());
    } catch (DiagnosticException problem) {
      draft = before;
      return problem;
    } catch (IOException problem) {
      draft = before;
      return new DiagnosticException(
          Diagnostic.error("the inventory script could not be started", null)
              .withDetail(String.valueOf(problem.getMessage()))
              .withHint("Make it executable with chmod +x, and check its first line."));
    }
  }

  private static DiagnosticException skipped() {
    return new DiagnosticException(Diagnostic.error("not tried", null));
  }

  private void script(Path path, String origin) throws IOException {
    if (!Files.isExecutable(path)) {
      throw new IOException(path + " is not executable");
    }
    new ScriptSource(origin, options.scripts(), draft, warnings).read();
  }

  private void hostList(String source) {
    SourceFile option = new SourceFile("-i", source);
    int start = 0;
    for (String part : source.split(",", -1)) {
      MappedText name = MappedText.of(option, start, start + part.length()).strip();
      start += part.length() + 1;
      HostAddress address = HostAddress.parse(name.text());
      if (address == null || address.host().contains("[")) {
        address = new HostAddress(name.text(), null);
      }
      Scalar port = address.port() == null ? null : name.scalar(address.port());
      if (!address.host().isEmpty() && !draft.hasHost(address.host())) {
        draft.addHost(address.host(), InventoryDraft.UNGROUPED, port, source);
      }
    }
  }

  private void warnOfSharedNames() {
    for (String group : draft.groupNames()) {
      if (draft.hasHost(group)) {
        warnings.accept(
            Diagnostic.warning("'%s' is both a group and a host".formatted(group), null)
                .withDetail("As a pattern it means the host alone."));
      }
    }
  }

  private static boolean startsWithShebang(Path path) {
    try (var in = Files.newInputStream(path)) {
      return in.read() == '#' && in.read() == '!';
    } catch (IOException _) {
      return false;
    }
  }

  private static String extension(Path path) {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot) : "";
  }
}
