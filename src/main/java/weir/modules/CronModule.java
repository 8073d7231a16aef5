package weir.modules;

import java.time.Duration;
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
import weir.module.Content;
import weir.module.Diff;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Keeps jobs and variables in crontabs. */
final class CronModule implements Module<CronModule.Params, CronModule.Seen> {
  private static final Script PROBE = Script.of("modules/cron-probe.sh");
  private static final Script SCRIPT = Script.of("modules/cron.sh");
  private static final long LIMIT = 1_000_000;

  /** Whether the job is to be there. */
  enum State {
    PRESENT,
    ABSENT
  }

  /** Times with names. */
  enum SpecialTime {
    ANNUALLY,
    DAILY,
    HOURLY,
    MONTHLY,
    REBOOT,
    WEEKLY,
    YEARLY
  }

  /** What a task says. */
  record Params(
      @Param(
              value = "The job's name, by which it is found again, or the variable's.",
              required = true)
          String name,
      @Param(value = "What is run, or the variable's value.", aliases = "value")
          @Nullable String job,
      @Param(value = "Whether it is to be there.", byDefault = "present") State state,
      @Param(value = "Minutes.", byDefault = "*") String minute,
      @Param(value = "Hours.", byDefault = "*") String hour,
      @Param(value = "Days of the month.", aliases = "dom", byDefault = "*") String day,
      @Param(value = "Months.", byDefault = "*") String month,
      @Param(value = "Days of the week.", aliases = "dow", byDefault = "*") String weekday,
      @Param("A time with a name, instead of the five fields.") @Nullable SpecialTime specialTime,
      @Param("Whose crontab, or as whom a job of cron_file runs.") @Nullable String user,
      @Param("A file of /etc/cron.d, or a path, instead of a user's crontab.")
          @Nullable String cronFile,
      @Param("Whether the job is there but does not run.") boolean disabled,
      @Param("Whether this is a variable.") boolean env,
      @Param(value = "The variable after which a new one is put.") @Nullable String insertafter,
      @Param("The variable before which a new one is put.") @Nullable String insertbefore,
      @Param("Whether a copy of an old cron_file is left beside it.") boolean backup) {

    /** One time, and all that a line needs. */
    public Params {
      if (cronFile != null && user == null && state == State.PRESENT && !env) {
        throw new ModuleFailure("To use cron_file=... parameter you must specify user=... as well");
      }
      boolean fields = !(minute + hour + day + month + weekday).equals("*****");
      if (specialTime != null && fields) {
        throw new ModuleFailure("You must specify time and date fields or special time.");
      }
      if (state == State.PRESENT && job == null) {
        throw new ModuleFailure("You must specify 'job' to install a new cron job or variable");
      }
      if (name.indexOf('\n') >= 0 || (job != null && job.strip().indexOf('\n') >= 0)) {
        throw new ModuleFailure("a crontab's line cannot hold a line break");
      }
    }

    /** The path of the cron file, or null. */
    @Nullable String path() {
      return cronFile == null || cronFile.startsWith("/") ? cronFile : "/etc/cron.d/" + cronFile;
    }

    /** The job's line. */
    String line() {
      String time =
          specialTime == null
              ? String.join(" ", minute, hour, day, month, weekday)
              : "@" + specialTime.name().toLowerCase(Locale.ROOT);
      String who = cronFile == null ? "" : " " + user;
      return "%s%s%s %s".formatted(disabled ? "#" : "", time, who, job == null ? "" : job.strip());
    }
  }

  /** The crontab, and its file where it is one's own. */
  record Seen(Crontab crontab, @Nullable FileState file) {}

  @Override
  public List<String> names() {
    return List.of("cron");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    String path = params.path();
    return path == null
        ? Probe.of(PROBE, params.user() == null ? "" : params.user())
        : FileProbe.of(path).following().withText(LIMIT).probe();
  }

  @Override
  public Seen parse(Params params, Answer answer) {
    if (!answer.ok()) {
      throw new ModuleFailure(answer.err().strip());
    }
    if (params.path() == null) {
      return new Seen(Crontab.of(Report.of(answer).text()), null);
    }
    FileState file = FileProbe.parse(answer).getFirst();
    if (file.exists() && file.text() == null) {
      throw new ModuleFailure(file.path() + " cannot be read as a crontab");
    }
    return new Seen(Crontab.of(file.text() == null ? "" : file.text()), file);
  }

  @Override
  public Plan plan(Params params, Seen seen) {
    Crontab before = seen.crontab();
    Crontab after = edited(params, before);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("jobs", after.jobs());
    values.put("envs", after.variables());
    if (params.cronFile() != null) {
      values.put("cron_file", params.cronFile());
    }
    if (after.equals(before)) {
      return Plan.nothing(values);
    }
    String name = diffName(params);
    Diff diff = Diff.of(name, before.text(), after.text());
    return Plan.change(List.of(action(params, seen, after)), List.of(diff), values);
  }

  @Override
  public Outcome outcome(Params params, Seen seen, Plan plan, List<Answer> answers) {
    return plan.after(answers);
  }

  private static Crontab edited(Params params, Crontab before) {
    boolean present = params.state() == State.PRESENT;
    if (params.env()) {
      String value = params.job() == null ? "" : params.job();
      return present
          ? before.withVariable(params.name(), value, params.insertafter(), params.insertbefore())
          : before.withoutVariable(params.name());
    }
    return present
        ? before.withJob(params.name(), params.line())
        : before.withoutJob(params.name());
  }

  private static Action action(Params params, Seen seen, Crontab after) {
    FileState file = seen.file();
    if (file == null) {
      List<String> args = new ArrayList<>();
      args.add(params.user() == null ? "" : params.user());
      Content text = Content.of(after.text());
      return new Action.RunScript(
          SCRIPT, args, Map.of(), text, Duration.ofMinutes(2), "change " + diffName(params));
    }
    if (after.isEmpty()) {
      return new Action.Remove(file.path(), file);
    }
    // Cron runs nothing from a file that others may write to.
    Attributes attributes = file.exists() ? Attributes.KEEP : new Attributes(0644, null, null);
    return new Action.WriteFile(
        file.path(), Content.of(after.text()), attributes, file, params.backup(), null);
  }

  private static String diffName(Params params) {
    String path = params.path();
    if (path != null) {
      return path;
    }
    return params.user() == null ? "crontab" : "crontab for user \"%s\"".formatted(params.user());
  }
}
