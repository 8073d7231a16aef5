package weir.modules;

import java.util.ArrayList;
import java.util.List;

/**
 * What a unit needs on its host and {@code systemd-analyze verify} does not look at, as the words
 * {@code unit.sh} understands: user:, group:, dir:, file:, exec:.
 */
final class UnitNeeds {
  private UnitNeeds() {}

  static List<String> of(UnitFile unit) {
    List<String> needs = new ArrayList<>();
    String section = "Service";
    if (!unit.last(section, "DynamicUser").matches("(?i)1|yes|true|on")) {
      name(needs, "user:", unit.last(section, "User"));
      name(needs, "group:", unit.last(section, "Group"));
    }
    if (!unit.last(section, "RootDirectory").isEmpty()
        || !unit.last(section, "RootImage").isEmpty()) {
      return needs;
    }
    path(needs, "dir:", unit.last(section, "WorkingDirectory"));
    unit.all(section, "EnvironmentFile").forEach(file -> path(needs, "file:", file));
    for (String command : unit.all(section, "ExecStart")) {
      String line = command.replaceFirst("^[@:+!|]+", "");
      String program = line.startsWith("\"") ? line.split("\"", 3)[1] : line.split("\\s", 2)[0];
      path(needs, "exec:", program);
    }
    return needs;
  }

  private static void name(List<String> needs, String kind, String name) {
    if (!name.isEmpty() && !name.contains("%") && !name.matches("[0-9]+")) {
      needs.add(kind + name);
    }
  }

  /** Paths that may be missing, that hold wildcards or that systemd still fills in are let be. */
  private static void path(List<String> needs, String kind, String path) {
    if (path.startsWith("/") && !path.matches(".*[%*?\\[\\\\$].*")) {
      needs.add(kind + path);
    }
  }
}
