package weir.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kernel, names, resolver, command line of the kernel, Python, machine id. */
final class PlatformFacts {
  private static final Pattern PYTHON = Pattern.compile("Python (\\d+)\\.(\\d+)\\.(\\d+)");

  private PlatformFacts() {}

  static Map<String, Object> of(Gathered g) {
    Map<String, Object> facts = new LinkedHashMap<>();
    String[] uname = g.part("uname").split(" ", 2);
    String nodename = uname[0];
    String machine = uname.length > 1 ? uname[1] : "";
    facts.put("system", g.file("/proc/sys/kernel/ostype"));
    facts.put("kernel", g.file("/proc/sys/kernel/osrelease"));
    facts.put("kernel_version", g.file("/proc/sys/kernel/version"));
    facts.put("machine", machine);
    boolean intel32 = machine.matches("i[3456]86");
    facts.put("architecture", intel32 ? "i386" : machine);
    facts.put("userspace_bits", machine.contains("64") || machine.equals("s390x") ? "64" : "32");
    if (machine.equals("x86_64") || intel32) {
      facts.put("userspace_architecture", intel32 ? "i386" : "x86_64");
    }
    String fqdn = fullName(g, nodename);
    facts.put("nodename", nodename);
    facts.put("hostname", nodename.split("\\.", 2)[0]);
    facts.put("fqdn", fqdn);
    facts.put("domain", fqdn.contains(".") ? fqdn.substring(fqdn.indexOf('.') + 1) : "");
    String machineId = g.file("/var/lib/dbus/machine-id");
    machineId = machineId.isEmpty() ? g.file("/etc/machine-id") : machineId;
    if (!machineId.isEmpty()) {
      facts.put("machine_id", machineId.lines().findFirst().orElseThrow());
    }
    facts.put("dns", resolver(g));
    commandLine(g, facts);
    python(g, facts);
    return facts;
  }

  /** The first of the names a reverse look-up gives that has a dot, else the canonical one. */
  private static String fullName(Gathered g, String nodename) {
    List<String> words = List.of(g.part("names").split("\\s+", -1));
    boolean bare = words.size() == 1;
    List<String> names = bare ? words : words.subList(1, words.size());
    String canonical = names.getFirst().isEmpty() ? nodename : names.getFirst();
    return names.stream().filter(name -> name.contains(".")).findFirst().orElse(canonical);
  }

  private static Map<String, Object> resolver(Gathered g) {
    Map<String, Object> dns = new LinkedHashMap<>();
    List<Object> nameservers = new ArrayList<>();
    for (String line : g.lines("/etc/resolv.conf")) {
      List<String> words = List.of(line.strip().split("\\s+", -1));
      List<String> rest = words.subList(1, words.size());
      switch (words.getFirst()) {
        case "nameserver" -> {
          nameservers.addAll(rest);
          dns.put("nameservers", nameservers);
        }
        case "domain" -> rest.stream().findFirst().ifPresent(name -> dns.put("domain", name));
        case "search", "sortlist" -> dns.put(words.getFirst(), List.copyOf(rest));
        case "options" -> {
          Map<String, Object> options = new LinkedHashMap<>();
          for (String option : rest) {
            String[] pair = option.split(":", 2);
            options.put(pair[0], pair.length == 2 && !pair[1].isEmpty() ? pair[1] : true);
          }
          dns.put("options", options);
        }
        default -> {}
      }
    }
    return dns;
  }

  /** {@code cmdline} keeps the last of repeated options, {@code proc_cmdline} lists them all. */
  private static void commandLine(Gathered g, Map<String, Object> facts) {
    String text = g.file("/proc/cmdline");
    if (text.isEmpty()) {
      return;
    }
    Map<String, Object> last = new LinkedHashMap<>();
    Map<String, List<Object>> all = new LinkedHashMap<>();
    Matcher words = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+").matcher(text);
    while (words.find()) {
      String[] pair = words.group().split("=", 2);
      Object value = pair.length == 2 ? pair[1] : true;
      last.put(pair[0], value);
      all.computeIfAbsent(pair[0], k -> new ArrayList<>()).add(value);
    }
    Map<String, Object> repeated = new LinkedHashMap<>();
    all.forEach((key, values) -> repeated.put(key, values.size() == 1 ? values.get(0) : values));
    facts.put("cmdline", last);
    facts.put("proc_cmdline", repeated);
  }

  private static void python(Gathered g, Map<String, Object> facts) {
    List<String> lines = g.partLines("python");
    if (lines.size() < 2) {
      return;
    }
    Matcher version = PYTHON.matcher(lines.get(1));
    if (!version.lookingAt()) {
      return;
    }
    long major = Long.parseLong(version.group(1));
    long minor = Long.parseLong(version.group(2));
    long micro = Long.parseLong(version.group(3));
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("major", major);
    numbers.put("minor", minor);
    numbers.put("micro", micro);
    numbers.put("releaselevel", "final");
    numbers.put("serial", 0L);
    Map<String, Object> python = new LinkedHashMap<>();
    python.put("executable", lines.getFirst());
    python.put("type", "cpython");
    python.put("version", numbers);
    python.put("version_info", List.of(major, minor, micro, "final", 0L));
    python.put("has_sslcontext", true);
    facts.put("python", python);
    facts.put("python_version", major + "." + minor + "." + micro);
  }
}
