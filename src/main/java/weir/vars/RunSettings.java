package weir.vars;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about a whole run.
 *
 * @param extraVars {@code -e}
 * @param verbosity how many {@code -v}
 * @param tags {@code --tags}, {@code all} when not given
 */
public record RunSettings(
    Map<String, Object> extraVars,
    boolean checkMode,
    boolean diff,
    int verbosity,
    int forks,
    List<String> tags,
    List<String> skipTags,
    @Nullable String limit) {}
