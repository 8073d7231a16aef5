package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.Module;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** {@code tempfile}: makes a file or directory under a name that is new. */
final class TempFileModule implements Module<TempFileModule.Params, TempFileModule.Nothing> {
  private static final Script SCRIPT = Script.of("module/describe.sh", "modules/tempfile.sh");

  record Params(
      @Param(value = "What to make.", byDefault = "file") State state,
      @Param("Where to make it; the host's directory for such things by default.")
          @Nullable String path,
      @Param(value = "What its name begins with.", byDefault = "ansible.") String prefix,
      @Param("What its name ends with.") String suffix) {}

  /** What to make. */
  enum State {
    FILE,
    DIRECTORY
  }

  /** There is nothing to observe. */
  record Nothing() {}

  @Override
  public List<String> names() {
    return List.of("tempfile");
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
  public Nothing parse(Params params, Answer answer) {
    return new Nothing();
  }

  @Override
  public Plan plan(Params params, Nothing nothing) {
    List<String> args =
        List.of(
            params.state().name().toLowerCase(Locale.ROOT),
            params.path() == null ? "" : params.path(),
            params.prefix(),
            params.suffix());
    Action make = Action.RunScript.of(SCRIPT, args, "make a temporary " + args.getFirst());
    return Plan.change(List.of(make), List.of(), Map.of())
        .inCheckMode(
            Outcome.skipped(Map.of("msg", "remote module (tempfile) does not support check mode")));
  }

  @Override
  public Outcome outcome(Params params, Nothing nothing, Plan plan, List<Answer> answers) {
    Outcome outcome = plan.after(answers);
    if (outcome.kind() != Outcome.Kind.OK || answers.isEmpty()) {
      return outcome;
    }
    FileState made = FileProbe.parseOne(answers.getLast());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("path", made.path());
    values.putAll(FileReport.of(made));
    return outcome.withValues(values);
  }
}
