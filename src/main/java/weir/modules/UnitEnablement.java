package weir.modules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a unit starts at boot, and for which targets. The links are compared too: of a changed
 * [Install] systemd still says "enabled".
 */
final class UnitEnablement {
  private UnitEnablement() {}

  /** Adds what has to be done to the steps. */
  static void settle(
      UnitParams params, UnitState state, @Nullable UnitFile wanted, UnitSteps steps) {
    Boolean enabled = params.enabled();
    if (enabled == null) {
      return;
    }
    if (!enabled) {
      if (state.enabled() || !state.links().isEmpty()) {
        steps.systemctl("disable");
        steps.shown("enabled", "true", "false");
      }
      return;
    }
    if (wanted == null || !params.dropin().isEmpty()) {
      if (state.word().equals("disabled")) {
        enable(steps);
      }
    } else if (wanted.has("Install")) {
      Links links = Links.of(wanted, params.name());
      if (!state.enabled()) {
        enable(steps);
      } else if (links.known() && !links.paths().equals(state.links())) {
        steps.because("it is enabled for other targets");
        steps.systemctl("reenable");
        steps.shown("enabled", String.join(" ", state.links()), String.join(" ", links.paths()));
      }
    }
  }

  private static void enable(UnitSteps steps) {
    steps.systemctl("enable");
    steps.shown("enabled", "false", "true");
  }

  /**
   * The links that enabling makes.
   *
   * @param known false when there are none, or systemd fills in some of their names
   */
  private record Links(Set<String> paths, boolean known) {
    static Links of(UnitFile unit, String name) {
      Set<String> paths = new TreeSet<>();
      boolean known = true;
      for (String key : List.of("WantedBy", "RequiredBy")) {
        String kind = key.equals("WantedBy") ? "wants" : "requires";
        for (String value : unit.all("Install", key)) {
          known &= !value.contains("%");
          for (String target : value.split("\\s+", -1)) {
            paths.add("%s.%s/%s".formatted(target, kind, name));
          }
        }
      }
      return new Links(paths, known && !paths.isEmpty());
    }
  }
}
