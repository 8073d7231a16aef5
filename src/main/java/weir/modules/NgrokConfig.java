package weir.modules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weir.module.ModuleFailure;
import weir.source.Nearest;

/** The text of an agent's configuration, version 3, whose keys are as strict as the agent's. */
final class NgrokConfig {
  private static final Set<String> AGENT =
      Set.of(
          ("api_key connect_timeout connect_url connect_cas connect_interface heartbeat_interval"
                  + " heartbeat_tolerance log log_level log_format console_ui console_ui_color"
                  + " metadata proxy_url remote_management update_check update_channel"
                  + " web_allow_hosts inspect_db_size crl_noverify crl_url dns_resolver_ips")
              .split(" ", -1));
  private static final Set<String> ENDPOINT =
      Set.of(
          "name",
          "url",
          "upstream",
          "traffic_policy",
          "traffic_policy_file",
          "pooling_enabled",
          "bindings",
          "metadata",
          "description",
          "agent_tls_termination");
  private static final Set<String> UPSTREAM = Set.of("url", "protocol", "proxy_protocol");

  private NgrokConfig() {}

  /** Throws when the agent would not accept it. */
  static void check(NgrokParams params) {
    List<String> problems = new ArrayList<>();
    keys("agent", params.agent().keySet(), AGENT, problems);
    for (String key : List.of("authtoken", "web_addr")) {
      if (params.agent().containsKey(key)) {
        problems.add("agent: give %s as a parameter of the task".formatted(key));
      }
    }
    Set<String> names = new TreeSet<>();
    Set<String> urls = new TreeSet<>();
    for (Object each : params.endpoints()) {
      if (!(each instanceof Map<?, ?> endpoint)) {
        problems.add("endpoints: each is a mapping of name, url and upstream");
        continue;
      }
      keys("endpoints", names(endpoint), ENDPOINT, problems);
      if (endpoint.get("upstream") instanceof Map<?, ?> upstream) {
        keys("endpoints: upstream", names(upstream), UPSTREAM, problems);
      }
      Endpoint one = Endpoint.of(each);
      if (!one.name().isEmpty() && !names.add(one.name())) {
        problems.add("endpoints: two have the name %s".formatted(one.name()));
      }
      if (!urls.add(one.url()) && !Boolean.TRUE.equals(endpoint.get("pooling_enabled"))) {
        problems.add(
            "endpoints: two have the url %s; both can serve it only with pooling_enabled"
                .formatted(one.url()));
      }
      if (!params.authtoken().isEmpty() && one.name().isEmpty()) {
        problems.add("endpoints: %s needs a name in the configuration".formatted(one.url()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ModuleFailure(
          "the agent would not accept this configuration:\n  " + String.join("\n  ", problems));
    }
  }

  /** Each value is written as JSON, which YAML is a superset of. */
  static String text(NgrokParams params) {
    Map<String, Object> agent = new LinkedHashMap<>();
    agent.put("authtoken", params.authtoken());
    agent.put("web_addr", params.webAddr());
    // The dashboard must not be able to change what was deployed, nor the agent itself.
    agent.put("remote_management", false);
    agent.put("update_check", false);
    agent.put("console_ui", false);
    agent.putAll(params.agent());
    StringBuilder text = new StringBuilder("version: 3\nagent:\n");
    agent.forEach((key, value) -> line(text, "  ", key, value));
    text.append(params.endpoints().isEmpty() ? "" : "endpoints:\n");
    for (Object each : params.endpoints()) {
      Map<?, ?> endpoint = (Map<?, ?>) each;
      line(text, "  - ", "name", Endpoint.of(each).name());
      endpoint.forEach((key, value) -> {
        if (key.equals("upstream")) {
          text.append("    upstream:\n");
          Map<?, ?> upstream = value instanceof Map<?, ?> map ? map : Map.of("url", value);
          upstream.forEach((inner, of) -> line(text, "      ", inner, plain(of)));
        } else if (!key.equals("name")) {
          line(text, "    ", key, value);
        }
      });
    }
    return text.toString();
  }

  /** What to do about what the agent says against a configuration; "" when that says it all. */
  static String advice(String said) {
    return said.contains("unknown version")
        ? ". This agent is older than 3.16, the first that knows such a configuration: update it."
        : "";
  }

  private static void line(StringBuilder text, String indent, Object key, Object value) {
    text.append(indent).append(key).append(": ").append(Json.write(value)).append('\n');
  }

  /** Ports are written as texts, as addresses are. */
  private static Object plain(Object value) {
    return value instanceof Number ? value.toString() : value;
  }

  private static Collection<String> names(Map<?, ?> map) {
    return map.keySet().stream().map(Object::toString).toList();
  }

  private static void keys(
      String where, Collection<String> given, Set<String> known, List<String> problems) {
    for (String key : given) {
      if (!known.contains(key) && !(where.equals("agent") && key.matches("authtoken|web_addr"))) {
        problems.add(
            "%s has no key '%s'. %s"
                .formatted(
                    where,
                    key,
                    Nearest.to(key, known)
                        .map("Did you mean '%s'?"::formatted)
                        .orElse("It takes " + String.join(", ", new TreeSet<>(known)) + ".")));
      }
    }
  }
}
