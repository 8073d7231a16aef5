package weir.modules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task wants of a service.
 *
 * @param name the unit, null for none
 * @param reload whether the service manager reads its files anew first
 * @param options of {@code systemctl}, such as {@code --no-block}
 */
record ServiceWish(
    @Nullable String name,
    @Nullable State state,
    @Nullable Boolean enabled,
    @Nullable Boolean masked,
    boolean reload,
    boolean reexec,
    String scope,
    List<String> options) {

  /** States a task can ask for. */
  enum State {
    STARTED,
    STOPPED,
    RESTARTED,
    RELOADED
  }
}
