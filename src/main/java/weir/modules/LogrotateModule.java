package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Attributes;
import weir.module.Checked;
import weir.module.Content;
import weir.module.Diff;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/**
 * {@code weir.logrotate}: a log file that is kept in bounds. logrotate must accept the stanza
 * before it is installed, and what runs logrotate must run itself.
 */
final class LogrotateModule implements Module<LogrotateModule.Params, LogrotateModule.Seen> {
  private static final Script SCRIPT = Script.of("modules/logrotate.sh");
  private static final Attributes ATTRIBUTES = new Attributes(0644, "root", "root");

  /** The parameters. */
  record Params(
      @Param(
              value = "The log file, or several by a pattern such as /var/log/app/*.log.",
              required = true)
          String path,
      @Param("The name of the file in /etc/logrotate.d; otherwise from the path's last directory.")
          String name,
      @Param(value = "present or absent.", byDefault = "present") State state,
      @Param(value = "How often it is rotated.", byDefault = "daily") Every every,
      @Param(
              value = "The size above which it is rotated before its time, such as 50M.",
              byDefault = "50M")
          String maxsize,
      @Param(value = "How many old files are kept.", byDefault = "7") int rotate,
      @Param(
              value =
                  "copytruncate copies the file and empties it, which a service needs whose output"
                      + " systemd appends to it, and which loses the lines of a moment. rename moves"
                      + " it away and runs reload.",
              byDefault = "copytruncate")
          How how,
      @Param("The unit whose StandardOutput= writes the file: it must append to it.") String unit,
      @Param("With rename: the command that makes the service open its file again.") String reload,
      @Param("The user and group, such as app:app, for files in a directory that is not root's.")
          String su,
      @Param(value = "Whether old files are compressed.", byDefault = "true") boolean compress)
      implements Checked {

    Params {
      name = name.isEmpty() ? fromPath(path) : name;
      unit = unit.isEmpty() || unit.contains(".") ? unit : unit + ".service";
    }

    @Override
    public void check() {
      if (!path.matches("/[^\\s{}\"]+")) {
        throw new ModuleFailure("path is a whole path without blanks, not %s".formatted(path));
      }
      if (!name.matches("[A-Za-z0-9_-]+")) {
        throw new ModuleFailure(
            "logrotate does not read %s: a name in /etc/logrotate.d has letters, digits, _ and -"
                .formatted(name));
      }
      if (!maxsize.matches("[0-9]+[kMG]?")) {
        throw new ModuleFailure(
            "maxsize is a number with k, M or G, such as 50M, not %s".formatted(maxsize));
      }
      if (path.matches("/(var/)?tmp/.*")) {
        throw new ModuleFailure(
            "%s is in a directory anybody may write to: logrotate skips it, and a link planted there"
                    .formatted(path)
                + " is followed by root. Write to a directory of root such as /var/log/app.");
      }
      if (how == How.RENAME && reload.isEmpty()) {
        throw new ModuleFailure(
            "how: rename needs reload, a command that makes the service open its file again;"
                + " otherwise it goes on writing to the old one");
      }
      if (how == How.COPYTRUNCATE && !reload.isEmpty()) {
        throw new ModuleFailure("reload is of no use with copytruncate: the file stays the same");
      }
      if (!su.isEmpty() && !su.matches("[^\\s:]+:[^\\s:]+")) {
        throw new ModuleFailure("su is a user and a group, such as app:app, not %s".formatted(su));
      }
    }

    /** The directory of the log file, whose part before a pattern must be there. */
    String directory() {
      return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    String file() {
      return "/etc/logrotate.d/" + name;
    }

    private static String fromPath(String path) {
      String[] parts = path.split("/", -1);
      String last = parts[parts.length - 1].replaceFirst("\\.log$", "");
      String name =
          parts.length > 2 && !parts[parts.length - 2].equals("log")
              ? parts[parts.length - 2]
              : last;
      return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    String text() {
      List<String> lines = new ArrayList<>();
      lines.add(every.name().toLowerCase(java.util.Locale.ROOT));
      lines.add("maxsize " + maxsize);
      lines.add("rotate " + rotate);
      if (!su.isEmpty()) {
        lines.add("su " + su.replace(':', ' '));
      }
      if (how == How.COPYTRUNCATE) {
        lines.add("copytruncate");
      }
      if (compress) {
        lines.add("compress");
        lines.add("delaycompress");
      }
      lines.add("missingok");
      lines.add("notifempty");
      if (how == How.RENAME) {
        lines.add("postrotate");
        lines.add("    " + reload);
        lines.add("endscript");
      }
      StringBuilder text = new StringBuilder(path).append(" {\n");
      lines.forEach(line -> text.append("    ").append(line).append('\n'));
      return text.append("}\n").toString();
    }
  }

  /** What is wished. */
  enum State {
    PRESENT,
    ABSENT
  }

  /** How often. */
  enum Every {
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY
  }

  /** How a file is taken from who writes it. */
  enum How {
    COPYTRUNCATE,
    RENAME
  }

  /** What stands at the stanza's path, and what the host says about the rest. */
  record Seen(FileState file, Report report) {}

  @Override
  public List<String> names() {
    return List.of("weir.logrotate");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    String text = params.state() == State.PRESENT ? params.text() : "";
    return Probe.of(SCRIPT, params.file(), params.directory(), params.unit(), params.su())
        .reading(Content.of(text));
  }

  @Override
  public Seen parse(Params params, Answer answer) {
    if (!answer.ok()) {
      throw new ModuleFailure("logrotate cannot be looked at: " + answer.err().strip());
    }
    return new Seen(FileProbe.parseOne(answer), Report.of(answer));
  }

  @Override
  public Plan plan(Params params, Seen seen) {
    FileState file = seen.file();
    String old = file.text() == null ? "" : file.text();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", params.file());
    if (params.state() == State.ABSENT) {
      return file.exists()
          ? Plan.change(
              List.of(new Action.Remove(params.file(), file)),
              List.of(new Diff(params.file(), old, "/dev/null", "")),
              values)
          : Plan.nothing(values);
    }
    List<Action> actions = new ArrayList<>();
    List<Diff> diffs = new ArrayList<>();
    if (!params.text().equals(old) || !file.isFile()) {
      actions.add(
          new Action.WriteFile(
              params.file(), Content.of(params.text()), ATTRIBUTES, file, false, null));
      diffs.add(Diff.of(params.file(), old, params.text()));
    } else {
      Attributes missing = ATTRIBUTES.missingFrom(file);
      if (!missing.isEmpty()) {
        actions.add(new Action.SetAttributes(params.file(), missing, file));
      }
    }
    String timer = seen.report().get("timer");
    values.put("timer", timer.isEmpty() ? "cron" : timer);
    String refusal = refusal(params, seen.report());
    if (refusal != null) {
      Action refuse =
          Action.RunScript.of(Script.of("modules/refuse.sh"), List.of(refusal), "refuse")
              .harmless();
      // Under check the tasks above may be about to mend it.
      return new Plan(List.of(refuse), true, diffs, values, null)
          .inCheckMode(
              weir.module.Outcome.ok(values).withChanged(!actions.isEmpty()).withDiffs(diffs));
    }
    if (timer.equals("inactive") || timer.equals("failed")) {
      actions.add(new Action.Systemctl(List.of(), "start", "logrotate.timer", timer, ""));
    }
    if (!timer.isEmpty() && !seen.report().get("boot").startsWith("enabled")) {
      actions.add(
          new Action.Systemctl(
              List.of(), "enable", "logrotate.timer", timer, seen.report().get("boot")));
    }
    return new Plan(actions, !actions.isEmpty(), diffs, values, null);
  }

  /** Why the file would not be rotated, or null. */
  private static @Nullable String refusal(Params params, Report report) {
    if (report.get("program").isEmpty()) {
      return "this host has no logrotate, so %s would grow for ever; nothing was changed. Install the"
              .formatted(params.path())
          + " package logrotate before this task, or log to the journal: StandardOutput=journal.";
    }
    if (report.get("timer").equals("masked")) {
      return "logrotate.timer is masked on this host, so nothing would rotate %s; nothing was changed."
              .formatted(params.path())
          + " If it should run again: systemctl unmask logrotate.timer";
    }
    if (report.get("timer").isEmpty() && report.get("cron").isEmpty()) {
      return "nothing runs logrotate on this host: there is no logrotate.timer and no"
          + " /etc/cron.daily/logrotate; nothing was changed. Install the package logrotate again.";
    }
    if (report.get("directory").isEmpty()) {
      return "there is no directory %s on this host; nothing was changed. Make it before this task:"
              .formatted(params.directory())
          + " owner root, mode 0755.";
    }
    if (!report.get("writable").isEmpty() && params.su().isEmpty()) {
      return "%s may be written to by others than root (%s): logrotate skips such a directory, or"
              .formatted(params.directory(), report.get("writable"))
          + " follows as root a link that was planted there; nothing was changed. Give it to root,"
          + " mode 0755, or say whose it is with su: user:group.";
    }
    if (!report.get("su_missing").isEmpty()) {
      return "su: there is no %s on this host; nothing was changed"
          .formatted(report.get("su_missing"));
    }
    String output = report.get("output");
    if (params.how() == How.COPYTRUNCATE && output.equals("file")) {
      return "%s writes the file with StandardOutput=file: and would go on behind the hole that a cut"
              .formatted(params.unit())
          + " leaves; nothing was changed. Write StandardOutput=append: in its unit.";
    }
    List<String> said = report.all("said");
    return report.number("accepted", 0) == 0
        ? null
        : "logrotate does not accept this; nothing was changed:\n  " + String.join("\n  ", said);
  }
}
