package weir.executor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.connection.CommandRunner;
import weir.executor.lookup.LocalLookups;
import weir.inventory.Decryptor;
import weir.template.Lookup;
import weir.template.Lookups;

/** The lookups of the control machine: files, commands, environment, network. */
public final class ControllerLookups implements Lookups {
  private final Map<String, Lookup> lookups;

  /**
   * The lookups.
   *
   * @param commands runs {@code pipe} and {@code lines}
   * @param environment what {@code env} reads
   * @param home of the user
   * @param vault opens files that are encrypted; leaves others as they are
   */
  public ControllerLookups(
      CommandRunner commands, Map<String, String> environment, Path home, Decryptor vault) {
    lookups = LocalLookups.all(commands, Map.copyOf(environment), home, vault, new Web()::send);
  }

  @Override
  public @Nullable Lookup find(String name) {
    return lookups.get(name);
  }

  @Override
  public Set<String> names() {
    return lookups.keySet();
  }
}
