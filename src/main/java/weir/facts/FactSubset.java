package weir.facts;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code gather_subset} and {@code filter} leave of the gathered facts. Pure. */
public final class FactSubset {
  private static final Set<String> MINIMUM =
      Set.of(
          "apparmor",
          "caps",
          "cmdline",
          "date_time",
          "distribution",
          "dns",
          "env",
          "fips",
          "local",
          "lsb",
          "pkg_mgr",
          "platform",
          "python",
          "selinux",
          "service_mgr",
          "ssh_pub_keys",
          "user");

  private static final Set<String> BEYOND =
      Set.of("chroot", "hardware", "loadavg", "network", "virtual");

  /** Known names under which Weir gathers nothing. */
  private static final Set<String> EMPTY =
      Set.of("facter", "ohai", "fibre_channel_wwn", "iscsi", "nvme");

  private FactSubset() {}

  /**
   * Keeps the facts of the subsets, then those whose name matches a filter.
   *
   * @param subsets {@code all}, {@code min}, a subset's or a fact's name, or one with {@code !}
   *     before it; empty means all. Without {@code all} the minimum is kept, and what is asked for
   *     by name brings along what it is worked out from.
   * @param filters shell patterns, with or without {@code ansible_} in front; empty means all
   * @throws IllegalArgumentException for a subset nobody knows
   */
  public static Facts apply(Facts facts, List<String> subsets, List<String> filters) {
    List<String> asked = subsets.isEmpty() ? List.of("all") : subsets;
    Set<String> wanted = wanted(asked);
    Map<String, Object> kept = new LinkedHashMap<>();
    facts
        .values()
        .forEach((name, value) -> {
          String owner = owner(name, value);
          boolean always = owner.equals("always");
          if ((always || wanted.contains(owner)) && matches(name, filters)) {
            kept.put(name, value);
          }
        });
    if (matches("gather_subset", filters)) {
      kept.put("gather_subset", List.copyOf(asked));
    }
    return new Facts(kept);
  }

  private static Set<String> wanted(List<String> subsets) {
    Set<String> added = new HashSet<>(MINIMUM);
    Set<String> named = new HashSet<>();
    Set<String> excluded = new HashSet<>();
    for (String subset : subsets) {
      boolean not = subset.startsWith("!");
      String name = not ? subset.substring(1) : subset;
      switch (name) {
        case "all" -> (not ? excluded : added).addAll(BEYOND);
        case "min" -> (not ? excluded : added).addAll(MINIMUM);
        default -> {
          if (not) {
            excluded.add(name);
          } else {
            named.add(collector(name));
          }
        }
      }
    }
    added.addAll(named);
    excluded.removeAll(named);
    added.removeAll(excluded);
    if (added.contains("network") || added.contains("pkg_mgr") || added.contains("service_mgr")) {
      added.addAll(List.of("platform", "distribution"));
    }
    if (added.contains("hardware")) {
      added.add("platform");
    }
    return added;
  }

  private static String collector(String name) {
    if (MINIMUM.contains(name) || BEYOND.contains(name) || EMPTY.contains(name)) {
      return name;
    }
    String owner = name.equals("devices") ? "hardware" : owner(name, "");
    if (owner.isEmpty()) {
      throw new IllegalArgumentException("no such subset of facts: " + name);
    }
    return owner;
  }

  private static boolean matches(String name, List<String> filters) {
    return filters.isEmpty()
        || filters.stream()
            .map(filter -> Pattern.compile(regex(filter)))
            .anyMatch(pattern ->
                pattern.matcher(name).matches() || pattern.matcher("ansible_" + name).matches());
  }

  private static String regex(String glob) {
    return glob.chars()
        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
        .collect(Collectors.joining());
  }

  /** The subset a fact belongs to, or "" for a name that is no fact. */
  private static String owner(String name, Object value) {
    if (value instanceof Map<?, ?> described && described.containsKey("device")) {
      return "network";
    }
    if (name.startsWith("distribution")) {
      return "distribution";
    }
    if (name.startsWith("ssh_host_key_")) {
      return "ssh_pub_keys";
    }
    return switch (name) {
      case "module_setup", "gather_subset" -> "always";
      case "interfaces",
          "default_ipv4",
          "default_ipv6",
          "all_ipv4_addresses",
          "all_ipv6_addresses" ->
          "network";
      case "is_chroot" -> "chroot";
      case "apparmor", "date_time", "dns", "env", "fips", "loadavg", "local", "lsb" -> name;
      case "pkg_mgr", "python", "service_mgr" -> name;
      case "cmdline", "proc_cmdline" -> "cmdline";
      case "selinux", "selinux_python_present" -> "selinux";
      case "os_family" -> "distribution";
      case "mounts", "system_vendor", "uptime_seconds" -> "hardware";
      case "system_capabilities", "system_capabilities_enforced" -> "caps";
      case "system",
          "kernel",
          "kernel_version",
          "machine",
          "machine_id",
          "python_version",
          "fqdn",
          "hostname",
          "nodename",
          "domain",
          "architecture",
          "userspace_architecture",
          "userspace_bits" ->
          "platform";
      default -> {
        if (name.startsWith("virtualization_")) {
          yield "virtual";
        }
        if (name.matches("(user|real_user|effective_user|real_group|effective_group)_.*")) {
          yield "user";
        }
        yield name.matches("(processor|mem|swap|bios_|board_|chassis_|product_).*")
            ? "hardware"
            : "";
      }
    };
  }
}
