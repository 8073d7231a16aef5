package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 * {@code weir.journald}: the journal within bounds, by a drop-in of its configuration. It is
 * restarted exactly when it runs with another one; services lose no line by that.
 */
final class JournaldModule implements Module<JournaldModule.Params, JournaldModule.Seen> {
  private static final Script SCRIPT = Script.of("modules/journald.sh");
  private static final String DIRECTORY = "/etc/systemd/journald.conf.d";
  private static final String UNIT = "systemd-journald.service";
  private static final Attributes ATTRIBUTES = new Attributes(0644, "root", "root");

  /** The parameters. */
  record Params(
      @Param(value = "The name of the file in /etc/systemd/journald.conf.d.", byDefault = "50-weir")
          String name,
      @Param(value = "present or absent.", byDefault = "present") State state,
      @Param("How much disk the journal may use, such as 500M.") String systemMaxUse,
      @Param("How much disk it leaves free, such as 1G.") String systemKeepFree,
      @Param("How much memory a journal that is not on disk may use.") String runtimeMaxUse,
      @Param("How long it keeps what was said, such as 1month.") String maxRetentionSec,
      @Param("Whether it is on disk: persistent, auto or volatile.") @Nullable Storage storage,
      @Param("The time for which the lines of a service are counted; 0 for no limit.")
          String rateLimitIntervalSec,
      @Param("How many lines of a service that time may see.") @Nullable Integer rateLimitBurst)
      implements Checked {

    Params {
      name = name.endsWith(".conf") ? name.substring(0, name.length() - 5) : name;
    }

    @Override
    public void check() {
      if (!name.matches("[A-Za-z0-9_@:-][A-Za-z0-9._@:-]*")) {
        throw new ModuleFailure("name is that of a file, without its directory, not " + name);
      }
      if (state == State.PRESENT && settings().isEmpty()) {
        throw new ModuleFailure(
            "weir.journald needs a setting, such as system_max_use: 500M or max_retention_sec:"
                + " 1month");
      }
      size("system_max_use", systemMaxUse);
      size("system_keep_free", systemKeepFree);
      size("runtime_max_use", runtimeMaxUse);
      time("max_retention_sec", maxRetentionSec);
      time("rate_limit_interval_sec", rateLimitIntervalSec);
    }

    private static void size(String name, String value) {
      if (!value.matches("|[0-9]+[KMGT]?")) {
        throw new ModuleFailure(
            "%s: %s is no size, and journald would ignore it. Write bytes, or such as 500M or 2G."
                .formatted(name, value));
      }
    }

    private static void time(String name, String value) {
      if (!value.isEmpty() && !UnitValues.isTime(value)) {
        throw new ModuleFailure(
            "%s: %s is no time, and journald would ignore it. Write seconds, or such as 7day or 1month."
                .formatted(name, value));
      }
    }

    Map<String, String> settings() {
      Map<String, String> all = new LinkedHashMap<>();
      all.put("Storage", storage == null ? "" : storage.name().toLowerCase(Locale.ROOT));
      all.put("SystemMaxUse", systemMaxUse);
      all.put("SystemKeepFree", systemKeepFree);
      all.put("RuntimeMaxUse", runtimeMaxUse);
      all.put("MaxRetentionSec", maxRetentionSec);
      all.put("RateLimitIntervalSec", rateLimitIntervalSec);
      all.put("RateLimitBurst", rateLimitBurst == null ? "" : rateLimitBurst.toString());
      all.values().removeIf(String::isEmpty);
      return all;
    }

    String text() {
      StringBuilder text = new StringBuilder("[Journal]\n");
      settings().forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
      return text.toString();
    }

    String file() {
      return "%s/%s.conf".formatted(DIRECTORY, name);
    }
  }

  /** What is wished. */
  enum State {
    PRESENT,
    ABSENT
  }

  /** Where the journal is. */
  enum Storage {
    PERSISTENT,
    AUTO,
    VOLATILE
  }

  /** What stands at the file's path, and what the host says about the rest. */
  record Seen(FileState file, Report report) {}

  @Override
  public List<String> names() {
    return List.of("weir.journald");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(SCRIPT, params.file());
  }

  @Override
  public Seen parse(Params params, Answer answer) {
    if (!answer.ok()) {
      throw new ModuleFailure("the journal cannot be looked at: " + answer.err().strip());
    }
    return new Seen(FileProbe.parseOne(answer), Report.of(answer));
  }

  @Override
  public Plan plan(Params params, Seen seen) {
    FileState file = seen.file();
    String old = file.text() == null ? "" : file.text();
    List<Action> actions = new ArrayList<>();
    List<Diff> diffs = new ArrayList<>();
    boolean other = false;
    if (params.state() == State.ABSENT) {
      if (file.exists()) {
        actions.add(new Action.Remove(params.file(), file));
        diffs.add(new Diff(params.file(), old, "/dev/null", ""));
        other = true;
      }
    } else if (!file.isFile() || !params.text().equals(old)) {
      if (seen.report().get("directory").isEmpty()) {
        actions.add(new Action.MakeDirectory(DIRECTORY, new Attributes(0755, "root", "root")));
      }
      actions.add(
          new Action.WriteFile(
              params.file(), Content.of(params.text()), ATTRIBUTES, file, false, null));
      diffs.add(Diff.of(params.file(), old, params.text()));
      other = true;
    } else {
      Attributes missing = ATTRIBUTES.missingFrom(file);
      if (!missing.isEmpty()) {
        actions.add(new Action.SetAttributes(params.file(), missing, file));
      }
    }
    boolean stale = seen.report().get("stale").equals("yes");
    if (other || stale) {
      actions.add(new Action.Systemctl(List.of(), "restart", UNIT, "active", ""));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", params.file());
    values.put("restarted", other || stale);
    values.put("disk_usage", seen.report().get("usage"));
    List<String> warnings = overrides(params, seen.report());
    if (!warnings.isEmpty()) {
      values.put("warnings", warnings);
    }
    return new Plan(actions, !actions.isEmpty(), diffs, values, null);
  }

  /** Drop-ins are read in the order of their names; the last value holds. */
  private static List<String> overrides(Params params, Report report) {
    List<String> warnings = new ArrayList<>();
    for (String line : report.all("later")) {
      int space = line.indexOf(' ');
      UnitFile file = new UnitFile("[Journal]\n" + line.substring(space + 1));
      params
          .settings()
          .forEach((key, value) -> {
            String theirs = file.last("Journal", key);
            if (!theirs.isEmpty() && !theirs.equals(value)) {
              warnings.add(
                  "%s overrides %s=%s with %s"
                      .formatted(line.substring(0, space), key, value, theirs));
            }
          });
    }
    return warnings;
  }
}
