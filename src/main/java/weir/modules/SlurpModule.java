package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** {@code slurp}: the content of a file of the host, in base64. */
final class SlurpModule implements Module<SlurpModule.Params, SlurpModule.Slurped> {
  private static final Script SCRIPT = Script.of("module/describe.sh", "modules/slurp.sh");

  record Params(@Param(value = "The file.", aliases = "path", required = true) String src) {}

  /** A file in base64, without line breaks. */
  record Slurped(String path, String base64) {

    /** Asks for a file. */
    static Probe probe(String path) {
      return Probe.of(SCRIPT, path);
    }

    /** The file, or what the host said when it cannot be read. */
    static Slurped of(Answer answer) {
      if (!answer.ok()) {
        throw new ModuleFailure(answer.err().strip());
      }
      String out = answer.out();
      int end = out.indexOf('\n');
      if (end < 0) {
        throw new ModuleFailure("the host did not say what the file holds");
      }
      return new Slurped(
          out.substring("path=".length(), end), out.substring(end).replace("\n", ""));
    }
  }

  @Override
  public List<String> names() {
    return List.of("slurp");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Slurped.probe(params.src());
  }

  @Override
  public Slurped parse(Params params, Answer answer) {
    return Slurped.of(answer);
  }

  @Override
  public Plan plan(Params params, Slurped slurped) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("content", slurped.base64());
    values.put("source", slurped.path());
    values.put("encoding", "base64");
    return Plan.nothing(values);
  }
}
