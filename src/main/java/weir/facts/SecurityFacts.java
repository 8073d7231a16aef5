package weir.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SELinux, AppArmor, FIPS, capabilities, change of root, the host's public ssh keys. */
final class SecurityFacts {
  private SecurityFacts() {}

  static Map<String, Object> of(Gathered g) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("selinux", selinux(g));
    facts.put("selinux_python_present", true);
    boolean apparmor = g.has("/sys/kernel/security/apparmor");
    facts.put("apparmor", Map.of("status", apparmor ? "enabled" : "disabled"));
    facts.put("fips", g.file("/proc/sys/crypto/fips_enabled").equals("1"));
    facts.put("is_chroot", changedRoot(g));
    capabilities(g, facts);
    for (String kind : new String[] {"dsa", "ecdsa", "ed25519", "rsa"}) {
      String[] key = g.file("/etc/ssh/ssh_host_" + kind + "_key.pub").split("\\s+", -1);
      if (key.length > 1) {
        facts.put("ssh_host_key_" + kind + "_public_keytype", key[0]);
        facts.put("ssh_host_key_" + kind + "_public", key[1]);
      }
    }
    return facts;
  }

  private static Map<String, Object> selinux(Gathered g) {
    String enforce = g.file("/sys/fs/selinux/enforce");
    if (enforce.isEmpty()) {
      return Map.of("status", "disabled");
    }
    Map<String, String> config = g.assignments("/etc/selinux/config");
    String version = g.file("/sys/fs/selinux/policyvers");
    Map<String, Object> selinux = new LinkedHashMap<>();
    selinux.put("status", "enabled");
    selinux.put("mode", enforce.equals("1") ? "enforcing" : "permissive");
    selinux.put("config_mode", config.getOrDefault("SELINUX", "unknown"));
    selinux.put("type", config.getOrDefault("SELINUXTYPE", "unknown"));
    selinux.put("policyvers", version.matches("\\d{1,9}") ? Long.valueOf(version) : "unknown");
    return selinux;
  }

  /** Root differs from that of process 1; a user who may not look goes by the inode number. */
  private static boolean changedRoot(Gathered g) {
    List<String> roots = g.partLines("roots");
    return switch (roots.size()) {
      case 0 -> false;
      case 1 -> !roots.getFirst().matches(".*:(2|128|256)");
      default -> !roots.get(0).equals(roots.get(1));
    };
  }

  private static void capabilities(Gathered g, Map<String, Object> facts) {
    facts.put("system_capabilities_enforced", "N/A");
    facts.put("system_capabilities", "N/A");
    for (String line : g.partLines("capabilities")) {
      if (line.startsWith("Current:")) {
        String current = line.substring(line.indexOf(':') + 1).strip();
        boolean all = current.equals("=ep");
        List<Object> names = new ArrayList<>();
        if (!all && current.contains("=")) {
          for (String name : current.split("=", -1)[1].split(",", -1)) {
            names.add(name.strip());
          }
        }
        facts.put("system_capabilities_enforced", all ? "False" : "True");
        facts.put("system_capabilities", names);
      }
    }
  }
}
