package weir.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Yaml;

/** Finds and reads files of group_vars and host_vars, each once, when first asked for. */
final class VarsFiles {
  private static final List<String> EXTENSIONS = List.of("", ".yml", ".yaml", ".json");

  private final TextFiles texts;
  private final Consumer<Diagnostic> warnings;
  private final Map<Path, List<Map<String, Node>>> known = new ConcurrentHashMap<>();
  private final Map<Path, Set<String>> listings = new ConcurrentHashMap<>();

  VarsFiles(TextFiles texts, Consumer<Diagnostic> warnings) {
    this.texts = texts;
    this.warnings = warnings;
  }

  /**
   * The first of NAME, NAME.yml, NAME.yaml and NAME.json: its variables, one map for each file of a
   * directory, the strongest last.
   */
  List<Map<String, Node>> of(Path directory, String name) {
    if (name.startsWith("/") || name.contains("\0")) {
      return List.of();
    }
    Set<String> listing = listings.computeIfAbsent(directory, VarsFiles::listing);
    String found =
        EXTENSIONS.stream().map(name::concat).filter(listing::contains).findFirst().orElse("");
    return found.isEmpty()
        ? List.of()
        : known.computeIfAbsent(directory.resolve(found), this::readAll);
  }

  private List<Map<String, Node>> readAll(Path path) {
    List<Map<String, Node>> all = new ArrayList<>();
    for (Path file : find(path)) {
      Node root = Yaml.read(texts.read(file), warnings);
      if (root instanceof Mapping mapping) {
        Map<String, Node> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.name(), entry.value()));
        all.add(entries);
      } else if (root != null) {
        throw new DiagnosticException(
            Diagnostic.error("a file of variables must be a mapping", root.span())
                .withDetail("It is %s.".formatted(root.kind()))
                .withHint("Write each variable as 'name: value'."));
      }
    }
    return List.copyOf(all);
  }

  private static List<Path> find(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> found = new ArrayList<>();
    walk(path, found);
    return found;
  }

  private static Set<String> listing(Path directory) {
    Set<String> names = new HashSet<>();
    if (Files.isDirectory(directory)) {
      entries(directory).forEach(entry -> names.add(entry.getFileName().toString()));
    }
    return names;
  }

  private static void walk(Path directory, List<Path> found) {
    for (Path entry : entries(directory)) {
      String name = entry.getFileName().toString();
      int dot = name.lastIndexOf('.');
      String extension = dot > 0 ? name.substring(dot) : "";
      if (name.startsWith(".") || name.endsWith("~")) {
        continue;
      }
      if (Files.isDirectory(entry)) {
        if (extension.isEmpty()) {
          walk(entry, found);
        }
      } else if (EXTENSIONS.contains(extension)) {
        found.add(entry);
      }
    }
  }

  /** What a directory holds, in the order of the names' code points. */
  static List<Path> entries(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()))
          .toList();
    } catch (IOException problem) {
      throw new DiagnosticException(
          Diagnostic.error("cannot read the directory %s".formatted(directory), null)
              .withDetail(problem.getClass().getSimpleName() + ": " + problem.getMessage()));
    }
  }
}
