package weir.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the host runs in, and what may run in it. The first sign decides type and role. */
final class VirtualizationFacts {
  private static final Map<String, String> PRODUCTS =
      Map.of(
          "KVM", "kvm",
          "KVM Server", "kvm",
          "Bochs", "kvm",
          "AHV", "kvm",
          "VMware Virtual Platform", "VMware",
          "VMware7,1", "VMware",
          "OpenStack Compute", "openstack",
          "OpenStack Nova", "openstack");

  private static final Map<String, String> BIOS =
      Map.of(
          "Xen", "xen",
          "innotek GmbH", "virtualbox",
          "Amazon EC2", "kvm",
          "DigitalOcean", "kvm",
          "Hetzner", "kvm");

  private static final Map<String, String> VENDORS =
      Map.ofEntries(
          Map.entry("oVirt", "oVirt"),
          Map.entry("QEMU", "kvm"),
          Map.entry("Amazon EC2", "kvm"),
          Map.entry("DigitalOcean", "kvm"),
          Map.entry("Google", "kvm"),
          Map.entry("Scaleway", "kvm"),
          Map.entry("Nutanix", "kvm"),
          Map.entry("KubeVirt", "KubeVirt"),
          Map.entry("Microsoft Corporation", "VirtualPC"),
          Map.entry("Parallels Software International Inc.", "parallels"),
          Map.entry("OpenStack Foundation", "openstack"));

  private final Set<String> guest = new TreeSet<>();
  private final Set<String> host = new TreeSet<>();
  private String type = "NA";
  private String role = "NA";

  private VirtualizationFacts() {}

  static Map<String, Object> of(Gathered g) {
    VirtualizationFacts signs = new VirtualizationFacts();
    signs.containers(g);
    signs.machines(g);
    signs.hypervisors(g);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("virtualization_type", signs.type);
    facts.put("virtualization_role", signs.role);
    facts.put("virtualization_tech_guest", List.<Object>copyOf(signs.guest));
    facts.put("virtualization_tech_host", List.<Object>copyOf(signs.host));
    return facts;
  }

  private void containers(Gathered g) {
    for (String line : g.lines("/proc/1/cgroup")) {
      if (line.matches(".*/docker(/|-[0-9a-f]+\\.scope).*")) {
        guest("docker");
      }
      if (line.contains("/lxc/") || line.contains("/machine.slice/machine-lxc")) {
        guest("lxc");
      }
      if (line.contains("/system.slice/containerd.service")) {
        guest("containerd");
      }
    }
    for (String variable : g.file("/proc/1/environ").split("\0", -1)) {
      switch (variable) {
        case "container=lxc" -> guest("lxc");
        case "container=podman" -> guest("podman");
        default -> {}
      }
      if (variable.matches("container=.+")) {
        guest("container");
      }
    }
    if (g.has("/proc/vz") && !g.has("/proc/lve")) {
      if (g.has("/proc/bc")) {
        host("openvz");
      } else {
        guest("openvz");
      }
    }
    String systemd = g.file("/run/systemd/container");
    if (!systemd.isEmpty()) {
      guest(systemd);
    }
    if (g.has("/.dockerenv") || g.has("/.dockerinit")) {
      guest("docker");
    }
    if (!guest.isEmpty()) {
      guest.add("container");
    }
  }

  private void machines(Gathered g) {
    if (g.has("/proc/xen")) {
      if (g.file("/proc/xen/capabilities").contains("control_d")) {
        host("xen");
      } else {
        guest("xen");
      }
    }
    String dmi = "/sys/devices/virtual/dmi/id/";
    String vendor = g.file(dmi + "sys_vendor");
    List<String> found = new ArrayList<>();
    found.add(PRODUCTS.getOrDefault(g.file(dmi + "product_name"), ""));
    if (vendor.equals("Red Hat")) {
      boolean rhv = g.file(dmi + "product_family").equals("RHV");
      boolean rhev = g.file(dmi + "product_name").equals("RHEV Hypervisor");
      found.add(rhv ? "RHV" : rhev ? "RHEV" : "");
    }
    found.add(BIOS.getOrDefault(g.file(dmi + "bios_vendor"), ""));
    found.add(VENDORS.getOrDefault(vendor, ""));
    for (String line : g.lines("/proc/cpuinfo")) {
      if (line.matches("model name.*QEMU Virtual CPU.*|machine.*emulated by qemu.*")) {
        found.add("kvm");
      }
    }
    found.stream().filter(name -> !name.isEmpty()).forEach(this::guest);
  }

  private void hypervisors(Gathered g) {
    for (String line : g.lines("/proc/modules")) {
      switch (line.split(" ", 2)[0]) {
        case "kvm" -> host("kvm");
        case "vboxdrv" -> host("virtualbox");
        case "virtio" -> {
          host.add("kvm");
          decide("kvm", "guest");
        }
        default -> {}
      }
    }
    if (g.has("/dev/kvm")) {
      host("kvm");
    }
  }

  private void guest(String name) {
    guest.add(name);
    decide(name, "guest");
  }

  private void host(String name) {
    host.add(name);
    decide(name, "host");
  }

  private void decide(String name, String as) {
    if (type.equals("NA")) {
      type = name;
      role = as;
    }
  }
}
