package weir.module;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The files that the tasks above have only forecast to change, for {@code --check}: what a probe
 * sees there is not what it would see in a real run.
 */
public record Foreseen(Set<String> paths) {
  /** Nothing was forecast. */
  public static final Foreseen NOTHING = new Foreseen(Set.of());

  /** Keeps a copy. */
  public Foreseen {
    paths = Set.copyOf(paths);
  }

  /** The same and what these actions would change. */
  public Foreseen and(Collection<Action> actions) {
    Set<String> all = new HashSet<>(paths);
    actions.forEach(action -> all.addAll(action.paths()));
    return new Foreseen(all);
  }

  /** Whether a path, what lies below it or what it lies in would change. */
  public boolean touches(String path) {
    return paths.stream().anyMatch(each -> within(each, path) || within(path, each));
  }

  private static boolean within(String path, String directory) {
    return path.equals(directory)
        || path.startsWith(directory.endsWith("/") ? directory : directory + "/");
  }
}
