package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.modules.UnitFile.Line;
import weir.modules.UnitFile.Setting;
import weir.source.Nearest;

/**
 * What systemd would leave out of a unit without a word, or start and fail with each time. Each
 * problem names section and directive, says why, and what to write.
 */
final class UnitRules {
  private static final Pattern TRAILING = Pattern.compile("\\s[#;](\\s.*)?$");
  private static final Pattern TIME =
      Pattern.compile(
          "infinity|([0-9]+(\\.[0-9]+)?\\s*(us|usec|µs|ms|msec|s|sec|seconds?|m|min|minutes?|h|hr"
              + "|hours?|d|days?|w|weeks?|M|months?|y|years?)?\\s*)+");
  private static final Pattern SIZE = Pattern.compile("infinity|[0-9]+(\\.[0-9]+)?([KMGTPE]|%)?");
  private static final Set<String> TIMES =
      Set.of(
          "RestartSec",
          "TimeoutStartSec",
          "TimeoutStopSec",
          "TimeoutSec",
          "StartLimitIntervalSec",
          "RuntimeMaxSec",
          "WatchdogSec",
          "OnBootSec",
          "OnStartupSec",
          "OnActiveSec",
          "OnUnitActiveSec",
          "OnUnitInactiveSec",
          "RandomizedDelaySec",
          "AccuracySec");
  private static final Set<String> SIZES =
      Set.of("MemoryMax", "MemoryHigh", "MemoryLow", "MemoryMin", "MemorySwapMax");
  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "Type",
          List.of(
              "simple", "exec", "forking", "oneshot", "dbus", "notify", "notify-reload", "idle"),
          "Restart",
          List.of(
              "no", "always", "on-success", "on-failure", "on-abnormal", "on-abort", "on-watchdog"),
          "KillMode",
          List.of("control-group", "mixed", "process", "none"));

  private final UnitParams params;
  private final UnitFile unit;
  private final List<String> problems = new ArrayList<>();

  UnitRules(UnitParams params, UnitFile unit) {
    this.params = params;
    this.unit = unit;
  }

  List<String> problems() {
    sections();
    for (Line line : unit.lines()) {
      assignment(line);
    }
    for (Setting setting : unit.settings()) {
      known(setting);
      comment(setting);
      value(setting);
      log(setting);
    }
    if (params.suffix().equals("service")) {
      commands();
      oneshot();
    }
    return problems;
  }

  private void sections() {
    UnitDirectives all = UnitDirectives.all();
    for (String section : unit.sections()) {
      if (!all.hasSection(section) && !section.startsWith("X-")) {
        problems.add(
            "[%s] is no section: systemd ignores all that is in it. %s"
                .formatted(
                    section,
                    all.nearestSection(section)
                        .map("Did you mean [%s]?"::formatted)
                        .orElse("For notes of your own, start its name with X-.")));
      } else if (foreign(section)) {
        problems.add(
            "[%s] says nothing in a .%s unit: systemd ignores all that is in it"
                .formatted(section, params.suffix()));
      }
    }
  }

  /** A section that belongs to another type of unit. */
  private boolean foreign(String section) {
    String own =
        params.suffix().substring(0, 1).toUpperCase(Locale.ROOT) + params.suffix().substring(1);
    return UnitDirectives.all().hasSection(section)
        && !Set.of("Unit", "Install", own).contains(section);
  }

  private void assignment(Line line) {
    if (line.text().indexOf('=') < 1) {
      problems.add(
          "\"%s\"%s is no assignment: systemd ignores it. Write Directive=value, one a line."
              .formatted(shortened(line.text()), at(line.number())));
    } else if (line.section().isEmpty()) {
      problems.add(
          "\"%s\"%s stands before the first section: systemd ignores it. Put it below [Unit] or"
                  .formatted(shortened(line.text()), at(line.number()))
              + " the section it belongs to.");
    }
  }

  private void known(Setting setting) {
    UnitDirectives all = UnitDirectives.all();
    String section = setting.section();
    String key = setting.key();
    if (!all.hasSection(section) || all.knows(section, key) || key.startsWith("X-")) {
      return;
    }
    List<String> others = all.sectionsOf(key).stream().filter(other -> !foreign(other)).toList();
    if (!others.isEmpty()) {
      problem(
          setting,
          "is not read in this section: systemd ignores it%s. Move it to [%s]."
              .formatted(
                  key.startsWith("StartLimit") ? ", and keeps its limit of 5 starts in 10 s" : "",
                  others.getFirst()));
      return;
    }
    Optional<String> nearest = all.nearest(section, key);
    nearest.ifPresent(word ->
        problem(setting, "is not known: systemd ignores it. Did you mean '%s'?".formatted(word)));
  }

  /** In a unit file a comment is a line of its own; in a value of free text a # may be meant. */
  private void comment(Setting setting) {
    if (setting.key().equals("Description") || setting.key().startsWith("X-")) {
      return;
    }
    Matcher comment = TRAILING.matcher(unquoted(setting.value()));
    if (comment.find()) {
      problem(
          setting,
          "has a comment behind its value, which systemd takes as part of the value. Put the"
              + " comment on a line of its own%s."
                  .formatted(setting.key().startsWith("Exec") ? ", or the # in quotes" : ""));
    }
  }

  private void value(Setting setting) {
    String value = setting.value();
    List<String> choices = CHOICES.get(setting.key());
    if (value.isEmpty() || value.contains("%")) {
      return;
    }
    if (choices != null && setting.section().equals("Service") && !choices.contains(value)) {
      problem(
          setting,
          "is not valid: systemd ignores it and takes its default. It takes %s.%s"
              .formatted(
                  String.join(", ", choices),
                  Nearest.to(value, choices).map(" Did you mean '%s'?"::formatted).orElse("")));
    } else if (TIMES.contains(setting.key()) && !isTime(value)) {
      problem(setting, "is no time: systemd ignores it. Write seconds, or such as 5min or 1h 30s.");
    } else if (SIZES.contains(setting.key()) && !SIZE.matcher(value).matches()) {
      problem(
          setting,
          "is no size: systemd ignores it. Write bytes, or such as 512M, 2G, 50% or infinity.");
    } else if (setting.key().equals("Environment")) {
      environment(setting);
    }
  }

  private void environment(Setting setting) {
    for (String word : words(setting.value())) {
      if (!word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) {
        problem(
            setting,
            "has \"%s\", which is no assignment: systemd ignores it. A value with blanks needs"
                    .formatted(shortened(word))
                + " quotes around the whole: \"NAME=two words\".");
        return;
      }
    }
  }

  private void log(Setting setting) {
    if (!setting.key().matches("Standard(Output|Error)")) {
      return;
    }
    Matcher file = Pattern.compile("(append|file|truncate):(.*)").matcher(setting.value());
    if (!file.matches()) {
      return;
    }
    String path = file.group(2);
    if (path.matches("/(var/)?tmp/.*|/dev/shm/.*")) {
      problem(
          setting,
          "is opened by root in a directory anybody may write to: a link planted there makes root"
              + " write elsewhere, and a reboot empties it. Write StandardOutput=journal, or a"
              + " directory of root such as /var/log/%s."
                  .formatted(params.name().replaceFirst("[@.].*", "")));
    }
    for (String directory : unit.all("Service", "LogsDirectory")) {
      for (String one : directory.split("\\s+", -1)) {
        if (path.startsWith("/var/log/%s/".formatted(one))) {
          problem(
              setting,
              "fails with 209/STDOUT at each start: systemd opens the file before it makes"
                  + " LogsDirectory=%s. Make /var/log/%s with a task before this one, and leave"
                      .formatted(one, one)
                  + " LogsDirectory out.");
        }
      }
    }
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
        problem(
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
    if (!params.dropin().isEmpty()) {
      Setting first =
          unit.settings().stream()
              .filter(setting -> setting.key().equals("ExecStart"))
              .findFirst()
              .orElse(null);
      if (first != null && !first.value().isEmpty()) {
        problem(
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

  /** Whether systemd understands it as a length of time. */
  static boolean isTime(String value) {
    return TIME.matcher(value).matches();
  }

  /** The program of a command line, without the signs before it. */
  static String program(String command) {
    String line = command.replaceFirst("^[@:+!|-]+", "");
    return line.startsWith("\"") ? line.split("\"", 3)[1] : line.split("\\s", 2)[0];
  }

  /** The value with what is in quotes blanked out. */
  private static String unquoted(String value) {
    return value.replaceAll("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'", "\"\"");
  }

  /** The words of a value, their quotes taken off. */
  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    Matcher word =
        Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|'((?:\\\\.|[^'\\\\])*)'|(\\S+)").matcher(value);
    while (word.find()) {
      for (int i = 1; i <= 3; i++) {
        String found = word.group(i);
        if (found != null) {
          words.add(found);
        }
      }
    }
    return words;
  }

  private void problem(Setting setting, String why) {
    problems.add(
        "[%s] %s%s %s".formatted(setting.section(), shown(setting), at(setting.line()), why));
  }

  /** Values of the environment may be secret. */
  private static String shown(Setting setting) {
    return setting.key().equals("Environment") ? "Environment=" : shortened(setting.written());
  }

  private String at(int line) {
    return params.written() ? " (line %d)".formatted(line) : "";
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
