package weir.modules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.FactSubset;
import weir.facts.Facts;
import weir.facts.FactsParser;
import weir.facts.GatherScript;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Gathers facts about a host. */
final class SetupModule implements Module<SetupModule.Params, Facts> {
  private static final Script SCRIPT = Script.of(GatherScript.RESOURCE);

  /** What a task says. */
  record Params(
      @Param(
              value = "Kinds of facts to keep, such as network; with ! before it, to leave out.",
              byDefault = "all")
          List<String> gatherSubset,
      @Param("Shell patterns for the names to keep; all when empty.") List<String> filter,
      @Param(
              value = "Where facts made by the host itself are.",
              byDefault = GatherScript.LOCAL_FACTS)
          String factPath,
      @Param(value = "Seconds it may take.", byDefault = "10") int gatherTimeout) {}

  @Override
  public List<String> names() {
    return List.of("setup", "gather_facts");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    // The timeout is one for each fact in Ansible; here it is given room for all of them.
    Duration time = Duration.ofSeconds(Math.max(60, params.gatherTimeout()));
    return Probe.of(SCRIPT, params.factPath()).within(time);
  }

  @Override
  public Facts parse(Params params, Answer answer) {
    Facts gathered = FactsParser.parse(answer.out());
    try {
      return FactSubset.apply(gathered, params.gatherSubset(), params.filter());
    } catch (IllegalArgumentException e) {
      String why = e.getMessage();
      throw new ModuleFailure(why == null ? "bad subset" : why);
    }
  }

  @Override
  public Plan plan(Params params, Facts gathered) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> fact : gathered.values().entrySet()) {
      boolean bare = fact.getKey().equals("gather_subset") || fact.getKey().equals("module_setup");
      named.put(bare ? fact.getKey() : "ansible_" + fact.getKey(), fact.getValue());
    }
    return Gather.plan(named);
  }

  @Override
  public Outcome outcome(Params params, Facts gathered, Plan plan, List<Answer> answers) {
    return Gather.outcome(plan);
  }
}
