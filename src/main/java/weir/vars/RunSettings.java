package weir.vars;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about a whole run.
 *
 * @param extraVars {@code -e}
 * @param login how hosts are reached where neither variables nor keywords say so, by the names of
 *     the variables: {@code ansible_user}
 * @param verbosity how many {@code -v}
 * @param inventorySources where the inventory was read from: absolute paths, or lists of hosts
 * @param configFile the {@code ansible.cfg} that was read, null without one
 * @param tags {@code --tags}, {@code all} when not given
 */
public record RunSettings(
    Map<String, Object> extraVars,
    Map<String, Object> login,
    boolean checkMode,
    boolean diff,
    int verbosity,
    int forks,
    List<String> tags,
    List<String> skipTags,
    @Nullable String limit,
    List<String> inventorySources,
    @Nullable String configFile) {

  /** The same, with where the inventory and the settings come from. */
  public RunSettings withSources(List<String> inventories, @Nullable Path config) {
    return new RunSettings(
        extraVars,
        login,
        checkMode,
        diff,
        verbosity,
        forks,
        tags,
        skipTags,
        limit,
        inventories,
        config == null ? null : config.toString());
  }

  /** For what has no inventory that anybody could ask for. */
  public RunSettings(
      Map<String, Object> extraVars,
      Map<String, Object> login,
      boolean checkMode,
      boolean diff,
      int verbosity,
      int forks,
      List<String> tags,
      List<String> skipTags,
      @Nullable String limit) {
    this(
        extraVars, login, checkMode, diff, verbosity, forks, tags, skipTags, limit, List.of(),
        null);
  }
}
