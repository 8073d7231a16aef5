package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a unit needs on its host and {@code systemd-analyze verify} does not look at.
 *
 * @param words as {@code unit.sh} understands them, such as {@code user:app}, and the directive
 *     each comes from
 */
record UnitNeeds(Map<String, String> words) {
  private static final String SECTION = "Service";

  static UnitNeeds of(UnitFile unit) {
    Map<String, String> needs = new LinkedHashMap<>();
    if (!unit.last(SECTION, "DynamicUser").matches("(?i)1|yes|true|on")) {
      name(needs, unit, "user:", "User");
      name(needs, unit, "group:", "Group");
    }
    if (!unit.last(SECTION, "RootDirectory").isEmpty()
        || !unit.last(SECTION, "RootImage").isEmpty()) {
      return new UnitNeeds(needs);
    }
    path(needs, "dir:", "WorkingDirectory", unit.last(SECTION, "WorkingDirectory"));
    for (String key : List.of("StandardOutput", "StandardError")) {
      Matcher log =
          Pattern.compile("(?:append|file|truncate):(/.+)/[^/]+").matcher(unit.last(SECTION, key));
      if (log.matches()) {
        path(needs, "log:", key, log.group(1));
      }
    }
    for (String file : unit.all(SECTION, "EnvironmentFile")) {
      path(needs, "file:", "EnvironmentFile", file);
    }
    for (String key : List.of("ReadWritePaths", "ReadOnlyPaths", "InaccessiblePaths")) {
      for (String value : unit.all(SECTION, key)) {
        for (String path : value.split("\\s+", -1)) {
          path(needs, "path:", key, path.startsWith("+") ? path.substring(1) : path);
        }
      }
    }
    for (String command : unit.all(SECTION, "ExecStart")) {
      if (!command.matches("[@:+!|]*-.*")) {
        path(needs, "exec:", "ExecStart", UnitCommands.program(command));
      }
    }
    return new UnitNeeds(needs);
  }

  /** The words alone. */
  List<String> asked() {
    return List.copyOf(words.keySet());
  }

  /**
   * What the host lacks, in one sentence: directive, section, why, and what to do.
   *
   * @param missing a word, and for some what was found instead
   */
  String explain(String missing) {
    String word = missing.split("\t", 2)[0];
    String found = missing.contains("\t") ? missing.split("\t", 2)[1] : "";
    String key = words.getOrDefault(word, "");
    String value = word.substring(word.indexOf(':') + 1);
    String start = "[Service] %s: ".formatted(key);
    return start
        + switch (word.substring(0, word.indexOf(':'))) {
          case "user" ->
              "there is no user %s on this host, so each start fails with 217/USER. Make it with"
                      .formatted(value)
                  + " ansible.builtin.user, or name another.";
          case "group" ->
              "there is no group %s on this host, so each start fails with 216/GROUP. Make it with"
                      .formatted(value)
                  + " ansible.builtin.group, or name another.";
          case "dir" ->
              "there is no directory %s on this host, so each start fails with 200/CHDIR. Make it"
                      .formatted(value)
                  + " before this task, or put a - before the path.";
          case "log" ->
              found.isEmpty()
                  ? "there is no directory %s on this host, so each start fails with 209/STDOUT."
                          .formatted(value)
                      + " Make it before this task, owned by root, or write journal."
                  : "%s may be written to by others than root (%s), who can plant a link there that"
                          .formatted(value, found)
                      + " root follows. Give it to root, mode 0755, or write journal.";
          case "file" ->
              found.isEmpty()
                  ? "there is no file %s on this host, so no start succeeds. Make it before this"
                          .formatted(value)
                      + " task, or put a - before the path."
                  : "%s has \"export\" before a variable (line %s), and systemd leaves that line"
                          .formatted(value, found)
                      + " out. Write NAME=value alone.";
          case "path" ->
              "there is no %s on this host, so each start fails with 226/NAMESPACE. Make it before"
                      .formatted(value)
                  + " this task, or put a - before the path.";
          default ->
              found.isEmpty()
                  ? "there is no program %s on this host, so each start fails with 203/EXEC. Install"
                          .formatted(value)
                      + " it before this task, or mend the path."
                  : found.equals("mode")
                      ? "%s is not executable, so each start fails with 203/EXEC. Give it mode 0755."
                          .formatted(value)
                      : "%s asks for the interpreter %s, which is not on this host, so each start"
                              .formatted(value, found)
                          + " fails with 203/EXEC. Install it, or mend the script's first line.";
        };
  }

  private static void name(Map<String, String> needs, UnitFile unit, String kind, String key) {
    String name = unit.last(SECTION, key);
    if (!name.isEmpty() && !name.contains("%") && !name.matches("[0-9]+")) {
      needs.put(kind + name, key);
    }
  }

  /** Paths that may be missing, that hold wildcards or that systemd still fills in are let be. */
  private static void path(Map<String, String> needs, String kind, String key, String path) {
    if (path.startsWith("/") && !path.matches(".*[%*?\\[\\\\$].*")) {
      needs.put(kind + path, key);
    }
  }
}
