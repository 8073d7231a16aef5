package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Lists a host's services as facts. */
final class ServiceFactsModule
    implements Module<ServiceFactsModule.Params, Map<String, Map<String, Object>>> {
  private static final Script SCRIPT = Script.of("modules/service-facts.sh");
  private static final Set<String> TELLING = Set.of("not-found", "masked", "failed");

  /** Nothing to say. */
  record Params() {}

  @Override
  public List<String> names() {
    return List.of("service_facts");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(SCRIPT);
  }

  @Override
  public Map<String, Map<String, Object>> parse(Params params, Answer answer) {
    Map<String, Map<String, Object>> services = new TreeMap<>();
    List<String> shown = new ArrayList<>();
    for (String line : answer.out().lines().toList()) {
      String[] words = line.split("\\s+", -1);
      switch (words[0]) {
        case "unit" -> unit(words, services);
        case "file" -> file(words, services);
        case "openrc", "sysv" -> {
          if (words.length > 2) {
            String state = words[2].equals("started") ? "running" : words[2];
            services.put(words[1], service(words[1], state, words[0], ""));
          }
        }
        case "Names", "ActiveState" -> {
          shown.add(line);
          alias(shown, services);
        }
        default -> {}
      }
    }
    return services;
  }

  @Override
  public Plan plan(Params params, Map<String, Map<String, Object>> services) {
    return Gather.plan(Map.of("services", services));
  }

  @Override
  public Outcome outcome(
      Params params, Map<String, Map<String, Object>> services, Plan plan, List<Answer> answers) {
    return Gather.outcome(plan);
  }

  // Name, whether its file was loaded, what it does, in detail.
  private static void unit(String[] words, Map<String, Map<String, Object>> services) {
    if (words.length > 4) {
      String status = TELLING.contains(words[2]) ? words[2] : words[3];
      String state = words[4].equals("running") ? "running" : "stopped";
      services.put(words[1], service(words[1], state, "systemd", status));
    }
  }

  private static void file(String[] words, Map<String, Map<String, Object>> services) {
    if (words.length < 3) {
      return;
    }
    Map<String, Object> known = services.get(words[1]);
    if (known == null) {
      String state = words[1].endsWith("@.service") ? "unknown" : "inactive";
      services.put(words[1], service(words[1], state, "systemd", words[2]));
    } else if (!TELLING.contains(String.valueOf(known.get("status")))) {
      known.put("status", words[2]);
    }
  }

  // Two lines a unit, in either order: its names, the alias among them, and what it does.
  private static void alias(List<String> shown, Map<String, Map<String, Object>> services) {
    if (shown.size() < 2) {
      return;
    }
    String names = "";
    String state = "";
    for (String line : shown) {
      String value = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("Names")) {
        names = value;
      } else {
        state = value;
      }
    }
    for (String name : names.split(" ", -1)) {
      Map<String, Object> known = services.get(name);
      if (known != null && "alias".equals(known.get("status"))) {
        known.put("state", state);
      }
    }
    shown.clear();
  }

  private static Map<String, Object> service(
      String name, String state, String source, String status) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("name", name);
    service.put("source", source);
    service.put("state", state);
    if (!status.isEmpty()) {
      service.put("status", status);
    }
    return service;
  }
}
