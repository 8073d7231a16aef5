package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Attributes;
import weir.module.Content;
import weir.module.Diff;
import weir.module.FileState;
import weir.module.Module;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/**
 * {@code weir.logrotate}: a log file that is kept in bounds. logrotate must accept the stanza
 * before it is installed, and what runs logrotate must run itself.
 */
final class LogrotateModule implements Module<LogrotateParams, LogrotateHost> {
  private static final Script SCRIPT = Script.of("modules/logrotate.sh");
  private static final Attributes ATTRIBUTES = new Attributes(0644, "root", "root");

  @Override
  public List<String> names() {
    return List.of("weir.logrotate");
  }

  @Override
  public Class<LogrotateParams> params() {
    return LogrotateParams.class;
  }

  @Override
  public Probe probe(LogrotateParams params, Facts facts) {
    String text = params.state() == LogrotateParams.State.PRESENT ? params.text() : "";
    return Probe.of(SCRIPT, params.file(), params.directory(), params.unit(), params.su())
        .reading(Content.of(text));
  }

  @Override
  public LogrotateHost parse(LogrotateParams params, Answer answer) {
    return LogrotateHost.of(answer);
  }

  @Override
  public Plan plan(LogrotateParams params, LogrotateHost host) {
    FileState file = host.file();
    String old = host.text();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", params.file());
    if (params.state() == LogrotateParams.State.ABSENT) {
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
    String timer = host.timer();
    values.put("timer", timer.isEmpty() ? "cron" : timer);
    String refusal = host.refusal(params);
    if (refusal != null) {
      Action refuse =
          Action.RunScript.of(Script.of("modules/refuse.sh"), List.of(refusal), "refuse")
              .harmless();
      // Under check the tasks above may be about to mend it.
      return new Plan(List.of(refuse), true, diffs, values, null)
          .inCheckMode(Outcome.ok(values).withChanged(!actions.isEmpty()).withDiffs(diffs));
    }
    if (timer.equals("inactive") || timer.equals("failed")) {
      actions.add(new Action.Systemctl(List.of(), "start", "logrotate.timer", timer, ""));
    }
    if (!timer.isEmpty() && !host.boot().startsWith("enabled")) {
      actions.add(new Action.Systemctl(List.of(), "enable", "logrotate.timer", timer, host.boot()));
    }
    return new Plan(actions, !actions.isEmpty(), diffs, values, null);
  }
}
