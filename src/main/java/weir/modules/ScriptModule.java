package weir.modules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Content;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Script;
import weir.module.Source;
import weir.module.Words;

/** Runs a script of the control machine on the host. */
final class ScriptModule implements RunsCommand<ScriptModule.Params> {
  private static final Script RUN = Script.of("modules/expand.sh", "modules/script.sh");
  private static final Duration DEADLINE = Duration.ofDays(7);

  /** What a task says. */
  record Params(
      @Param(
              value = "The script, found where files are, and what it gets, as a shell reads it.",
              from = Param.From.FREE_FORM)
          @Nullable String freeForm,
      @Param("The same, where the arguments are given by name.") @Nullable String cmd,
      @Param("Directory to run in.") @Nullable String chdir,
      @Param("File or pattern; when it exists the script is not run.") @Nullable String creates,
      @Param("File or pattern; when it does not exist the script is not run.")
          @Nullable String removes,
      @Param("The program that runs the script; by default its first line says.")
          @Nullable String executable,
      @Param(value = "Whether a vaulted script is decrypted first.", byDefault = "true")
          boolean decrypt,
      @Param(value = "The script itself.", from = Param.From.SCRIPT) @Nullable Source script) {

    /** A script there must be. */
    public Params {
      if (freeForm == null && cmd == null) {
        throw new ModuleFailure("one of the following is required: _raw_params, cmd");
      }
    }

    /** What stands behind the script's name, untouched: the shell takes it apart. */
    String arguments() {
      String line = (cmd == null ? String.valueOf(freeForm) : cmd).strip();
      String name = Words.split(line).getFirst();
      if (line.startsWith(name)) {
        return line.substring(name.length()).strip();
      }
      int end = name.length() + 2; // The name is in quotes.
      return end > line.length() ? "" : line.substring(end).strip();
    }

    Source source() {
      if (script == null) {
        throw new ModuleFailure("no script given");
      }
      return script;
    }
  }

  @Override
  public List<String> names() {
    return List.of("script");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Plan plan(Params params, Command.Seen seen) {
    if (seen.creates() != null) {
      return skipped("%s exists, matching creates option", params.creates());
    }
    if (seen.removes() != null) {
      return skipped("%s does not exist, matching removes option", params.removes());
    }
    Content content = params.source().content();
    Action run =
        new Action.RunScript(
            RUN,
            List.of(
                params.source().baseName(),
                params.arguments(),
                params.executable() == null ? "" : params.executable(),
                params.chdir() == null ? "" : params.chdir()),
            Map.of(),
            content,
            DEADLINE,
            "run script " + params.source().path());
    return Plan.change(List.of(run), List.of(), Map.of())
        .inCheckMode(
            params.creates() == null && params.removes() == null
                ? Outcome.skipped(Map.of())
                : Outcome.changed(Map.of()));
  }

  @Override
  public Outcome outcome(Params params, Command.Seen seen, Plan plan, List<Answer> answers) {
    if (answers.isEmpty()) {
      return plan.inCheckMode() == null ? plan.forecast() : plan.inCheckMode();
    }
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

  private static Plan skipped(String because, @Nullable String path) {
    Map<String, Object> values = Map.of("msg", because.formatted(path));
    return Plan.nothing(values).inCheckMode(Outcome.skipped(values));
  }

  /** The part that is the same as for commands: what may stand in the way. */
  @Override
  public Command command(Params params) {
    return new Command(
        "", List.of(), false, params.chdir(), params.creates(), params.removes(), null, false);
  }
}
