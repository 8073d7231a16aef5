package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.modules.UnitFile.Setting;
import weir.source.Nearest;

/** Which values of directives systemd ignores, and which it takes and fails with at each start. */
final class UnitValues {
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
  private final UnitParams params;
  private final UnitFile unit;
  private final UnitProblems problems;

  UnitValues(UnitParams params, UnitFile unit, UnitProblems problems) {
    this.params = params;
    this.unit = unit;
    this.problems = problems;
  }

  /** Looks at one directive's value. */
  void check(Setting setting) {
    value(setting);
    log(setting);
  }

  private void value(Setting setting) {
    String value = setting.value();
    List<String> choices = ServiceWords.of(setting.key());
    if (value.isEmpty() || value.contains("%")) {
      return;
    }
    if (!choices.isEmpty() && setting.section().equals("Service") && !choices.contains(value)) {
      problems.add(
          setting,
          "is not valid: systemd ignores it and takes its default. It takes %s.%s"
              .formatted(
                  String.join(", ", choices),
                  Nearest.to(value, choices).map(" Did you mean '%s'?"::formatted).orElse("")));
    } else if (TIMES.contains(setting.key()) && !isTime(value)) {
      problems.add(
          setting, "is no time: systemd ignores it. Write seconds, or such as 5min or 1h 30s.");
    } else if (SIZES.contains(setting.key()) && !SIZE.matcher(value).matches()) {
      problems.add(
          setting,
          "is no size: systemd ignores it. Write bytes, or such as 512M, 2G, 50% or infinity.");
    } else if (setting.key().equals("Environment")) {
      environment(setting);
    }
  }

  private void environment(Setting setting) {
    for (String word : words(setting.value())) {
      if (!word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) {
        problems.add(
            setting,
            "has \"%s\", which is no assignment: systemd ignores it. A value with blanks needs"
                    .formatted(UnitProblems.shortened(word))
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
      problems.add(
          setting,
          "is opened by root in a directory anybody may write to: a link planted there makes root"
              + " write elsewhere, and a reboot empties it. Write StandardOutput=journal, or a"
              + " directory of root such as /var/log/%s."
                  .formatted(params.name().replaceFirst("[@.].*", "")));
    }
    for (String directory : unit.all("Service", "LogsDirectory")) {
      for (String one : directory.split("\\s+", -1)) {
        if (path.startsWith("/var/log/%s/".formatted(one))) {
          problems.add(
              setting,
              "fails with 209/STDOUT at each start: systemd opens the file before it makes"
                  + " LogsDirectory=%s. Make /var/log/%s with a task before this one, and leave"
                      .formatted(one, one)
                  + " LogsDirectory out.");
        }
      }
    }
  }

  /** Whether systemd understands it as a length of time. */
  static boolean isTime(String value) {
    return TIME.matcher(value).matches();
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
}
