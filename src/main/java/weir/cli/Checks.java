package weir.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.service.Service;
import weir.service.ServiceHost;

/**
 * One service on the hosts that have it, with what healthy means on each.
 *
 * @param byHost parameters of weir.health
 */
record Checks(String name, String unit, Map<String, Map<String, Object>> byHost) {
  private static final String VARIABLE = "weir_checks";
  private static final List<String> KEYS =
      List.of("url", "status", "json", "port", "public_url", "tunnel", "window", "budget");

  /** The services in the order in which hosts list them. */
  static List<Checks> of(List<ServiceHost> hosts, int window, int budget) {
    Map<String, Checks> all = new LinkedHashMap<>();
    for (ServiceHost host : hosts) {
      for (Service service : host.services()) {
        all.computeIfAbsent(
                service.unit(), unit -> new Checks(service.name(), unit, new LinkedHashMap<>()))
            .byHost()
            .put(host.name(), parameters(service, window, budget));
      }
    }
    return new ArrayList<>(all.values());
  }

  private static Map<String, Object> parameters(Service service, int window, int budget) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (!service.url().isEmpty()) {
      all.put("url", service.url());
      all.put("status", (long) service.status());
      all.put("json", service.json());
    }
    Integer port = service.port();
    if (port != null) {
      all.put("port", (long) port);
    }
    if (!service.publicUrl().isEmpty()) {
      all.put("public_url", service.publicUrl());
    }
    Service.Tunnel tunnel = service.tunnel();
    if (tunnel != null) {
      all.put(
          "tunnel",
          Map.of(
              "web_addr", tunnel.webAddress(),
              "url", tunnel.url(),
              "upstream", tunnel.upstream()));
    }
    all.put("window", (long) window);
    all.put("budget", (long) budget);
    return all;
  }

  /** A play for this service, named after it, on its hosts. */
  MadePlay play(boolean rolling) {
    return MadePlay.of(name, MadePlay.value(List.copyOf(byHost.keySet())), rolling)
        .with(VARIABLE, byHost);
  }

  /** Parameters of weir.health for a task of that play. */
  Map<String, Object> health() {
    Map<String, Object> all = templates("");
    all.put("unit", unit);
    return all;
  }

  /** A play for all services of each host together, host by host. */
  static MadePlay together(List<ServiceHost> hosts, int window, int budget) {
    Map<String, Object> byHost = new LinkedHashMap<>();
    for (ServiceHost host : hosts) {
      List<Object> services = new ArrayList<>();
      for (Service service : host.services()) {
        Map<String, Object> parameters = parameters(service, window, budget);
        parameters.put("unit", service.unit());
        services.add(parameters);
      }
      byHost.put(host.name(), services);
    }
    return MadePlay.of("services", MadePlay.value(List.copyOf(byHost.keySet())), true)
        .with(VARIABLE, byHost);
  }

  /** For a task of that play: parameters of weir.health for the first service, and the others. */
  static Map<String, Object> firstAndOthers() {
    Map<String, Object> all = templates("[0]");
    all.put("unit", "{{ %s[inventory_hostname][0].unit }}".formatted(VARIABLE));
    all.put("also", "{{ %s[inventory_hostname][1:] }}".formatted(VARIABLE));
    return all;
  }

  private static Map<String, Object> templates(String at) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (String key : KEYS) {
      all.put(
          key, "{{ %s[inventory_hostname]%s.%s | default(omit) }}".formatted(VARIABLE, at, key));
    }
    return all;
  }
}
