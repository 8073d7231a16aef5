package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Lists a host's packages as facts. */
final class PackageFactsModule
    implements Module<PackageFactsModule.Params, Map<String, List<Object>>> {
  private static final Script SCRIPT = Script.of("modules/package-facts.sh");

  /** What a task says. */
  record Params(
      @Param(value = "Package managers to ask: apt, rpm, apk, pacman or auto.", byDefault = "auto")
          List<String> manager,
      @Param(value = "Whether to ask the first that is there, or all.", byDefault = "first")
          String strategy) {}

  @Override
  public List<String> names() {
    return List.of("package_facts");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(SCRIPT, params.manager());
  }

  @Override
  public Map<String, List<Object>> parse(Params params, Answer answer) {
    Map<String, List<Object>> packages = new LinkedHashMap<>();
    String first = "";
    for (String line : answer.out().lines().toList()) {
      String[] fields = line.split("\\|", -1);
      if (fields.length < 7) {
        continue;
      }
      first = first.isEmpty() ? fields[0] : first;
      if (params.strategy().equals("all") || fields[0].equals(first)) {
        packages.computeIfAbsent(fields[1], name -> new ArrayList<>()).add(one(fields));
      }
    }
    if (packages.isEmpty()) {
      throw new ModuleFailure(
          "none of these package managers is on this host: " + String.join(", ", params.manager()));
    }
    return packages;
  }

  @Override
  public Plan plan(Params params, Map<String, List<Object>> packages) {
    return Gather.plan(Map.of("packages", packages));
  }

  @Override
  public Outcome outcome(
      Params params, Map<String, List<Object>> packages, Plan plan, List<Answer> answers) {
    return Gather.outcome(plan);
  }

  private static Map<String, Object> one(String[] fields) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", fields[1]);
    one.put("version", fields[2]);
    if (!fields[3].isEmpty()) {
      one.put("release", fields[3]);
    }
    if (!fields[4].isEmpty() && !fields[4].equals("(none)")) {
      one.put("epoch", fields[4]);
    }
    one.put("arch", fields[5]);
    one.put("source", fields[0]);
    if (fields[0].equals("apt")) {
      one.put("category", fields[6]);
      one.put("origin", "");
    }
    return one;
  }
}
