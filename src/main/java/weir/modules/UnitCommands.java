package weir.modules;

import java.util.List;
import weir.modules.UnitFile.Setting;

/** Which commands of a service systemd does not load, or cannot start. */
final class UnitCommands {
  private final UnitFile unit;
  private final boolean dropIn;
  private final UnitProblems problems;

  UnitCommands(UnitFile unit, boolean dropIn, UnitProblems problems) {
    this.unit = unit;
    this.dropIn = dropIn;
    this.problems = problems;
  }

  void check() {
    commands();
    oneshot();
  }

  private void commands() {
    for (Setting setting : unit.settings()) {
      if (!setting.section().equals("Service")
          || !setting.key().matches("Exec(Start|StartPre|StartPost|Stop|StopPost|Reload|Condition)")
          || setting.value().isEmpty()) {
        continue;
      }
      String program = program(setting.value());
      if (!program.startsWith("/") && !program.startsWith("%") && !program.startsWith("$")) {
        problems.add(
            setting,
            program.contains("/")
                ? "does not name its program by a whole path: systemd does not start the unit."
                    + " WorkingDirectory= does not help; write the path from / on."
                : "does not say which %s: systemd looks in directories of its own, not in the"
                        .formatted(program)
                    + " PATH of a login. Write the whole path, such as /usr/bin/%s."
                        .formatted(program));
      }
    }
    boolean oneshot = unit.last("Service", "Type").equals("oneshot");
    List<String> starts = unit.all("Service", "ExecStart");
    if (dropIn) {
      Setting first =
          unit.settings().stream()
              .filter(setting -> setting.key().equals("ExecStart"))
              .findFirst()
              .orElse(null);
      if (first != null && !first.value().isEmpty()) {
        problems.add(
            first,
            "is a second command beside the unit's own, and a service has one: systemd would not"
                + " load the unit. Write an empty ExecStart= on the line before it.");
      }
    } else if (starts.isEmpty()
        && (!oneshot || unit.all("Service", "ExecStop").isEmpty())
        && !unit.last("Service", "Type").equals("dbus")
        && unit.last("Unit", "SuccessAction").isEmpty()) {
      problems.add(
          "[Service] has no ExecStart=: systemd does not load the unit. Write ExecStart= with the"
              + " whole path of the program.");
    }
    if (starts.size() > 1 && !oneshot) {
      problems.add(
          "[Service] has %d ExecStart=: only Type=oneshot may have more than one, and systemd does"
                  .formatted(starts.size())
              + " not load the unit. Keep one; what comes before it goes to ExecStartPre=.");
    }
  }

  private void oneshot() {
    String restart = unit.last("Service", "Restart");
    if (unit.last("Service", "Type").equals("oneshot")
        && (restart.equals("always") || restart.equals("on-success"))) {
      problems.add(
          "[Service] Restart=%s does not go with Type=oneshot: systemd does not load the unit. Write"
                  .formatted(restart)
              + " Restart=on-failure, or Type=exec for a service that stays up, or a timer for one"
              + " that runs again and again.");
    }
  }

  /** The program of a command line, without the signs before it. */
  static String program(String command) {
    String line = command.replaceFirst("^[@:+!|-]+", "");
    return line.startsWith("\"") ? line.split("\"", 3)[1] : line.split("\\s", 2)[0];
  }
}
