package weir.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Interfaces with their addresses, and the two an outgoing packet would leave by. */
final class NetworkFacts {
  private static final String NET = "/sys/class/net/";

  private final Gathered gathered;
  private final Map<String, Map<String, Object>> interfaces = new TreeMap<>();
  private final List<Object> ipv4 = new ArrayList<>();
  private final List<Object> ipv6 = new ArrayList<>();
  private final Map<String, Object> default4;
  private final Map<String, Object> default6;

  private NetworkFacts(Gathered gathered) {
    this.gathered = gathered;
    this.default4 = route("route4");
    this.default6 = route("route6");
  }

  /** Nothing when the host has no {@code ip} command. */
  static Map<String, Object> of(Gathered g) {
    if (!g.parts().containsKey("addresses")) {
      return Map.of();
    }
    NetworkFacts network = new NetworkFacts(g);
    network.devices();
    network.addresses();
    Map<String, Object> facts = new LinkedHashMap<>();
    List<Object> names = new ArrayList<>();
    network.interfaces.forEach((name, described) -> {
      names.add(name.replace(':', '_'));
      facts.put(name.replace(':', '_').replace('-', '_'), described);
    });
    facts.put("interfaces", names);
    facts.put("default_ipv4", network.default4);
    facts.put("default_ipv6", network.default6);
    facts.put("all_ipv4_addresses", network.ipv4);
    facts.put("all_ipv6_addresses", network.ipv6);
    return facts;
  }

  private Map<String, Object> route(String part) {
    Map<String, Object> route = new LinkedHashMap<>();
    List<String> words = List.of(gathered.part(part).split("\n", 2)[0].split("\\s+", -1));
    for (int i = 0; i + 1 < words.size(); i++) {
      String next = words.get(i + 1);
      switch (words.get(i)) {
        case "dev" -> route.put("interface", next);
        case "src" -> route.put("address", next);
        case "via" -> route.put("gateway", next);
        default -> {}
      }
    }
    return route;
  }

  private void devices() {
    Map<String, String> buses = new LinkedHashMap<>();
    for (String line : gathered.partLines("devices")) {
      String[] pair = line.split(" ", 2);
      buses.put(pair[0], line.substring(line.lastIndexOf('/') + 1));
    }
    for (String path : gathered.files().keySet()) {
      if (path.startsWith(NET) && path.endsWith("/operstate")) {
        String name = path.substring(NET.length(), path.lastIndexOf('/'));
        interfaces.put(name, device(name, buses.get(NET + name + "/device")));
      }
    }
  }

  private Map<String, Object> device(String name, @Nullable String bus) {
    String base = NET + name + "/";
    Map<String, Object> device = new LinkedHashMap<>();
    device.put("device", name);
    String address = gathered.file(base + "address");
    if (!address.isEmpty() && !address.equals("00:00:00:00:00:00")) {
      device.put("macaddress", address);
    }
    device.put("mtu", Long.valueOf(gathered.file(base + "mtu")));
    device.put("active", !gathered.file(base + "operstate").equals("down"));
    device.put(
        "type",
        switch (gathered.file(base + "type")) {
          case "1" -> "ether";
          case "32" -> "infiniband";
          case "512" -> "ppp";
          case "772" -> "loopback";
          case "65534" -> "tunnel";
          default -> "unknown";
        });
    if (gathered.has(base + "bridge")) {
      device.put("type", "bridge");
      device.put("interfaces", members(base + "brif/"));
      device.put("id", gathered.file(base + "bridge/bridge_id"));
      device.put("stp", gathered.file(base + "bridge/stp_state").equals("1"));
    }
    if (gathered.has(base + "bonding")) {
      device.put("type", "bonding");
      device.put("slaves", List.of(gathered.file(base + "bonding/slaves").split(" ", -1)));
      for (String key : new String[] {"mode", "miimon", "lacp_rate", "primary"}) {
        device.put(key, gathered.file(base + "bonding/" + key).split(" ", -1)[0]);
      }
    }
    if (bus != null) {
      device.put("pciid", bus);
    }
    String speed = gathered.file(base + "speed");
    if (!speed.isEmpty()) {
      device.put("speed", Long.valueOf(speed));
    }
    String flags = gathered.file(base + "flags");
    device.put("promisc", flags.length() > 2 && (Long.decode(flags) & 0x100) != 0);
    return device;
  }

  private List<Object> members(String directory) {
    List<Object> members = new ArrayList<>();
    for (String path : gathered.partLines("present")) {
      if (path.startsWith(directory)) {
        members.add(path.substring(directory.length()));
      }
    }
    return members;
  }

  private void addresses() {
    String device = "";
    for (String line : gathered.partLines("addresses")) {
      List<String> words = List.of(line.strip().split("\\s+", -1));
      if (!line.startsWith(" ") && words.size() > 1) {
        device = words.get(1).replaceAll("@.*|:$", "");
      } else if (words.getFirst().equals("inet") && words.size() > 1) {
        four(device, words);
      } else if (words.getFirst().equals("inet6") && words.size() > 3) {
        six(device, words);
      }
    }
  }

  private Map<String, Object> named(String name) {
    return interfaces.computeIfAbsent(name, n -> new LinkedHashMap<>());
  }

  private void four(String device, List<String> words) {
    String label = words.getLast();
    Map<String, Object> described = Ipv4.describe(words);
    boolean secondary = words.contains("secondary");
    Map<String, Object> labelled = named(label);
    if (!secondary && !labelled.containsKey("ipv4")) {
      labelled.put("ipv4", described);
    } else {
      secondaries(labelled).add(described);
    }
    if (secondary && !device.equals(label)) {
      secondaries(named(device)).add(described);
    }
    String address = String.valueOf(described.get("address"));
    if (address.equals(default4.get("address"))) {
      described.forEach(default4::putIfAbsent);
      link(default4, device);
      default4.put("alias", label);
    }
    if (!address.startsWith("127.")) {
      ipv4.add(address);
    }
  }

  @SuppressWarnings("unchecked") // only this method puts the key
  private static List<Object> secondaries(Map<String, Object> device) {
    return (List<Object>) device.computeIfAbsent("ipv4_secondaries", k -> new ArrayList<Object>());
  }

  private void six(String device, List<String> words) {
    boolean peer = words.get(2).equals("peer") && words.size() > 5;
    String[] prefixed = (peer ? words.get(3) : words.get(1)).split("/", 2);
    String address = peer ? words.get(1) : prefixed[0];
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("address", address);
    described.put("prefix", prefixed.length > 1 ? prefixed[1] : "128");
    described.put("scope", words.get(peer ? 5 : 3));
    addTo(named(device), described);
    if (address.equals(default6.get("address"))) {
      described.forEach(default6::putIfAbsent);
      link(default6, device);
    }
    if (!address.equals("::1")) {
      ipv6.add(address);
    }
  }

  @SuppressWarnings("unchecked") // only this method puts the key
  private static void addTo(Map<String, Object> device, Map<String, Object> described) {
    ((List<Object>) device.computeIfAbsent("ipv6", k -> new ArrayList<Object>())).add(described);
  }

  private void link(Map<String, Object> outgoing, String device) {
    for (String key : new String[] {"macaddress", "mtu", "type"}) {
      Object value = named(device).get(key);
      if (value != null) {
        outgoing.put(key, value);
      }
    }
  }
}
