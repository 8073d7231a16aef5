package weir.facts;

import java.util.List;
import java.util.Map;

/** Which program manages services, and which packages. */
final class ManagerFacts {
  /** Path and name; where a host has several, the last wins. */
  private static final List<Map.Entry<String, String>> PACKAGE_MANAGERS =
      List.of(
          Map.entry("/usr/bin/yum", "yum"),
          Map.entry("/usr/bin/dnf", "dnf"),
          Map.entry("/usr/bin/apt-get", "apt"),
          Map.entry("/usr/bin/zypper", "zypper"),
          Map.entry("/usr/sbin/urpmi", "urpmi"),
          Map.entry("/usr/bin/pacman", "pacman"),
          Map.entry("/bin/opkg", "opkg"),
          Map.entry("/sbin/apk", "apk"),
          Map.entry("/usr/bin/emerge", "portage"),
          Map.entry("/usr/bin/xbps-install", "xbps"),
          Map.entry("/usr/bin/swupd", "swupd"),
          Map.entry("/run/ostree-booted", "atomic_container"));

  private ManagerFacts() {}

  static String serviceManager(Gathered g) {
    String first = g.file("/proc/1/comm");
    first = first.substring(first.lastIndexOf('/') + 1);
    if (!first.isEmpty() && !first.equals("init") && !first.endsWith("sh")) {
      return switch (first) {
        case "procd" -> "openwrt_init";
        case "runit-init" -> "runit";
        case "svscan" -> "svc";
        case "openrc-init" -> "openrc";
        default -> first;
      };
    }
    if (g.has("command:systemctl") && g.has("/run/systemd/system")) {
      return "systemd";
    }
    if (g.has("command:initctl") && g.has("/etc/init")) {
      return "upstart";
    }
    if (g.has("/sbin/openrc")) {
      return "openrc";
    }
    return g.has("/etc/init.d") ? "sysvinit" : "service";
  }

  static String packageManager(Gathered g, Map<String, Object> facts) {
    boolean debian = "Debian".equals(facts.get("os_family"));
    if (debian && g.has("/usr/bin/apt-get")) {
      return "apt";
    }
    String found = "unknown";
    for (Map.Entry<String, String> manager : PACKAGE_MANAGERS) {
      found = g.has(manager.getKey()) ? manager.getValue() : found;
    }
    return found;
  }
}
