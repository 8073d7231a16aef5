package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Diff;
import weir.module.Module;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Gives a host its name. */
final class HostnameModule implements Module<HostnameModule.Params, HostnameModule.Seen> {
  private static final Script PROBE = Script.of("modules/hostname-probe.sh");
  private static final Script SCRIPT = Script.of("modules/hostname.sh");

  /** What a task says. */
  record Params(
      @Param(value = "The name.", required = true) String name,
      @Param("How to set it; found by itself.") @Nullable String use) {}

  /**
   * The names a host has.
   *
   * @param now the kernel's
   * @param later the one for the next start
   * @param full with its domain
   */
  record Seen(String now, String later, String full) {}

  @Override
  public List<String> names() {
    return List.of("hostname");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(PROBE);
  }

  @Override
  public Seen parse(Params params, Answer answer) {
    Map<String, String> fields = answer.fields();
    return new Seen(
        fields.getOrDefault("now", ""),
        fields.getOrDefault("later", ""),
        fields.getOrDefault("full", ""));
  }

  @Override
  public Plan plan(Params params, Seen seen) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", params.name());
    values.put("ansible_facts", facts(params, seen));
    boolean right = seen.now().equals(params.name()) && seen.later().equals(params.name());
    if (right) {
      return Plan.nothing(values);
    }
    Action action =
        Action.RunScript.of(SCRIPT, List.of(params.name()), "name the host " + params.name());
    String before = seen.now().equals(params.name()) ? seen.later() : seen.now();
    Diff diff =
        Diff.of(
            "hostname",
            "hostname = %s\n".formatted(before),
            "hostname = %s\n".formatted(params.name()));
    return Plan.change(List.of(action), List.of(diff), values);
  }

  @Override
  public Outcome outcome(Params params, Seen seen, Plan plan, List<Answer> answers) {
    Outcome outcome = plan.after(answers);
    return outcome.kind() == Outcome.Kind.OK ? outcome.withFacts(facts(params, seen)) : outcome;
  }

  private static Map<String, Object> facts(Params params, Seen seen) {
    String name = params.name();
    String full = seen.now().equals(name) && !seen.full().isEmpty() ? seen.full() : name;
    int dot = full.indexOf('.');
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("ansible_hostname", name.split("\\.", 2)[0]);
    facts.put("ansible_nodename", name);
    facts.put("ansible_fqdn", full);
    facts.put("ansible_domain", dot < 0 ? "" : full.substring(dot + 1));
    return facts;
  }
}
