package weir.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;
import weir.template.regex.PythonPattern;
import weir.template.value.ValueException;

/**
 * Which files of a directory {@code include_vars} reads.
 *
 * @param depth how many levels count, 0 for all
 * @param matching what a file's name must look like, null when any will do
 * @param ignored what the names of files that do not count end with
 * @param endings of the files that hold variables
 * @param lenient whether files with other endings are passed over
 */
record VarsDirectory(
    Path directory,
    int depth,
    @Nullable PythonPattern matching,
    List<PythonPattern> ignored,
    List<String> endings,
    boolean lenient) {
  private static final List<String> ENDINGS = List.of("yaml", "yml", "json");
  private static final Duration TIME = Duration.ofSeconds(10);

  /** A directory as the arguments of a task limit it. */
  static VarsDirectory of(Path directory, Map<String, Object> args) {
    Object matching = args.get("files_matching");
    return new VarsDirectory(
        directory,
        args.get("depth") instanceof Number depth ? depth.intValue() : 0,
        matching == null ? null : pattern(matching.toString(), ""),
        texts(args.get("ignore_files")).stream().map(each -> pattern(each, "$")).toList(),
        args.containsKey("extensions") ? texts(args.get("extensions")) : ENDINGS,
        Truth.of(args.get("ignore_unknown_extensions")));
  }

  private static PythonPattern pattern(String text, String end) {
    try {
      return PythonPattern.of(text + end, false, false, System.nanoTime() + TIME.toNanos());
    } catch (ValueException _) {
      throw new ModuleFailure("Invalid regular expression: " + text);
    }
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> several -> several.stream().map(String::valueOf).toList();
      case Object one -> List.of(one.toString());
    };
  }

  /** The directory's own first, then those of the directories in it. */
  List<Path> files() {
    List<Path> found;
    try (Stream<Path> files = Files.walk(directory)) {
      found =
          files
              .filter(Files::isRegularFile)
              .filter(this::isWanted)
              .sorted(Comparator.comparing(Path::getParent).thenComparing(Path::getFileName))
              .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ModuleFailure("cannot read %s: %s".formatted(directory, e.getMessage()));
    }
    List<Path> valid = new ArrayList<>();
    for (Path file : found) {
      if (endings.contains(ending(file))) {
        valid.add(file);
      } else if (!lenient) {
        throw new ModuleFailure(
            "%s does not have a valid extension: %s".formatted(file, String.join(", ", endings)));
      }
    }
    return valid;
  }

  private boolean isWanted(Path file) {
    String name = file.getFileName().toString();
    return (depth == 0 || directory.relativize(file).getNameCount() <= depth)
        && (matching == null || matching.search(name))
        && ignored.stream().noneMatch(each -> each.search(name));
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1);
  }
}
