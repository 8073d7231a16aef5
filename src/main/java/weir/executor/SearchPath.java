package weir.executor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import weir.module.ModuleFailure;
import weir.playbook.FilePlaces;
import weir.playbook.Play;
import weir.playbook.Task;

/** Where Ansible looks for the files that a task names. */
public final class SearchPath {
  private SearchPath() {}

  /**
   * The file or directory a task names.
   *
   * @param folder {@code files}, {@code templates} or {@code vars}
   */
  public static Path find(String name, String folder, Task task, Play play) {
    Path given =
        Path.of(name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name);
    if (given.isAbsolute()) {
      if (Files.exists(given)) {
        return given;
      }
      throw missing(name, List.of(given));
    }
    List<Path> candidates = candidates(name, folder, task, play);
    for (Path candidate : candidates) {
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    throw missing(name, candidates);
  }

  /** Every place where the file may be, the first choice first. */
  public static List<Path> candidates(String name, String folder, Task task, Play play) {
    return FilePlaces.of(name, folder, task.role(), task.directory(), play.place());
  }

  private static ModuleFailure missing(String name, List<Path> candidates) {
    String places = String.join("\n\t", candidates.stream().map(Path::toString).toList());
    return new ModuleFailure(
        "Could not find or access '%s'\nSearched in:\n\t%s on the control machine."
            .formatted(name, places));
  }
}
