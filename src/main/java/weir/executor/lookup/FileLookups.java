package weir.executor.lookup;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.template.LookupCall;
import weir.template.value.ValueException;

/** {@code file}, {@code unvault} and {@code fileglob}. */
final class FileLookups {
  private static final String FOLDER = "files";
  private final LookupFiles files;

  FileLookups(LookupFiles files) {
    this.files = files;
  }

  List<@Nullable Object> file(LookupCall call) {
    Options options = Options.of(call);
    boolean front = options.flag("lstrip", false);
    boolean back = options.flag("rstrip", true);
    return Terms.map(
        call,
        name -> {
          String text = files.read("file", name, call, FOLDER).text();
          text = front ? text.stripLeading() : text;
          return back ? text.stripTrailing() : text;
        });
  }

  List<@Nullable Object> unvault(LookupCall call) {
    return Terms.map(call, name -> files.read("unvault", name, call, FOLDER).text());
  }

  /** The files of the first directory that has some, by name. */
  List<@Nullable Object> fileglob(LookupCall call) {
    List<@Nullable Object> found = new ArrayList<>();
    for (String term : Terms.of(call)) {
      int slash = term.lastIndexOf('/');
      String pattern = term.substring(slash + 1);
      for (Path directory : directories(slash < 0 ? null : term.substring(0, slash + 1), call)) {
        List<Path> matches = matches(directory, pattern);
        if (!matches.isEmpty()) {
          matches.forEach(path -> found.add(path.toString()));
          break;
        }
      }
    }
    return found;
  }

  private List<Path> directories(@Nullable String named, LookupCall call) {
    if (named != null) {
      Path directory = files.find(named, call, FOLDER);
      return directory == null ? List.of() : List.of(directory);
    }
    List<Path> directories = new ArrayList<>();
    for (Path base : files.bases(call)) {
      directories.add(base.resolve(FOLDER));
      directories.add(base);
    }
    return directories;
  }

  private static List<Path> matches(Path directory, String pattern) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    // Braces are no wildcards here, and no wildcard stands for the dot of a hidden file.
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + pattern.replaceAll("[{}\\\\]", "\\\\$0"));
    boolean hidden = pattern.startsWith(".");
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> hidden || !path.getFileName().toString().startsWith("."))
          .filter(path -> matcher.matches(path.getFileName()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ValueException(
          "the lookup 'fileglob' cannot list %s: %s".formatted(directory, Reasons.of(e)));
    }
  }
}
