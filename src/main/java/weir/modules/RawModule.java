package weir.modules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Runs a line of shell and reports what it printed as it is. */
final class RawModule implements Module<RawModule.Params, String> {
  private static final Script RUN = Script.of("modules/raw.sh");
  private static final Duration DEADLINE = Duration.ofDays(7);

  /** What a task says. */
  record Params(
      @Param(value = "What the shell runs.", from = Param.From.FREE_FORM, required = true)
          String freeForm,
      @Param(value = "The shell, by its full path.", byDefault = "/bin/sh") String executable) {

    /** Something to run. */
    public Params {
      if (freeForm.isBlank()) {
        throw new ModuleFailure("no command given", Map.of("rc", 256L));
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("raw");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.NONE;
  }

  @Override
  public String parse(Params params, Answer answer) {
    return "";
  }

  @Override
  public Plan plan(Params params, String nothing) {
    Action run =
        new Action.RunScript(
            RUN,
            List.of(params.executable(), params.freeForm()),
            Map.of(),
            null,
            DEADLINE,
            "run " + params.freeForm());
    return Plan.change(List.of(run), List.of(), Map.of()).inCheckMode(Outcome.skipped(Map.of()));
  }

  @Override
  public Outcome outcome(Params params, String nothing, Plan plan, List<Answer> answers) {
    Answer answer = answers.getLast();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rc", (long) answer.status());
    values.put("stdout", answer.out());
    values.put("stdout_lines", CommandOutput.lines(answer.out()));
    values.put("stderr", answer.err());
    values.put("stderr_lines", CommandOutput.lines(answer.err()));
    if (answer.ok()) {
      return Outcome.changed(values);
    }
    return Outcome.failed("non-zero return code", values).withChanged(true);
  }
}
