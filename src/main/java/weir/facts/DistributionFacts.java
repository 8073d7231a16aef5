package weir.facts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which distribution, family and release, from os-release and the few files that know better. */
final class DistributionFacts {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("almalinux", "AlmaLinux"),
          Map.entry("amzn", "Amazon"),
          Map.entry("arch", "Archlinux"),
          Map.entry("centos", "CentOS"),
          Map.entry("linuxmint", "Linux Mint"),
          Map.entry("manjaro", "Archlinux"),
          Map.entry("ol", "OracleLinux"),
          Map.entry("opensuse-leap", "openSUSE Leap"),
          Map.entry("opensuse-tumbleweed", "openSUSE Tumbleweed"),
          Map.entry("openeuler", "openEuler"),
          Map.entry("pop", "Pop!_OS"),
          Map.entry("raspbian", "Debian"),
          Map.entry("rhel", "RedHat"),
          Map.entry("sles", "SLES"),
          Map.entry("sled", "SLED"),
          Map.entry("steamos", "SteamOS"));

  private static final Pattern PARENTHESES = Pattern.compile("\\(([^)]+)\\)");
  private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)[.\\d]*");

  private DistributionFacts() {}

  static Map<String, Object> of(Gathered g) {
    String path = g.files().containsKey("/etc/os-release") ? "/etc/os-release" : "";
    path = path.isEmpty() ? "/usr/lib/os-release" : path;
    Map<String, String> release = g.assignments(path);
    String id = release.getOrDefault("ID", "");
    String name = name(g, id);
    String version = version(g, name, release.getOrDefault("VERSION_ID", ""));

    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("distribution", name);
    facts.put("distribution_version", version.isEmpty() ? "NA" : version);
    facts.put("distribution_major_version", version.isEmpty() ? "NA" : version.split("\\.", 2)[0]);
    facts.put("distribution_release", codename(name, release));
    facts.put("os_family", family(name));
    Matcher minor = NUMBER.matcher(name.equals("Debian") ? g.file("/etc/debian_version") : "");
    if (minor.lookingAt()) {
      facts.put("distribution_minor_version", minor.group(2));
    }
    if (!release.isEmpty()) {
      boolean debian = family(name).equals("Debian");
      boolean alpine = name.equals("Alpine");
      facts.put("distribution_file_path", alpine ? "/etc/alpine-release" : path);
      facts.put("distribution_file_variety", debian ? "Debian" : name);
      facts.put("distribution_file_parsed", true);
    }
    facts.put("lsb", lsb(g, id, release));
    return facts;
  }

  private static String name(Gathered g, String id) {
    if (g.has("/etc/arch-release")) {
      return "Archlinux";
    }
    if (id.isEmpty()) {
      return "OtherLinux";
    }
    String capital = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    return NAMES.getOrDefault(id, capital);
  }

  private static String version(Gathered g, String name, String versionId) {
    return switch (name) {
      case "Debian" -> firstOf(g.file("/etc/debian_version"), versionId);
      case "Alpine" -> firstOf(g.file("/etc/alpine-release"), versionId);
      case "CentOS" -> {
        Matcher full = NUMBER.matcher(g.file("/etc/centos-release"));
        yield full.find() ? full.group(1) + "." + full.group(2) : versionId;
      }
      default -> versionId;
    };
  }

  private static String codename(String name, Map<String, String> release) {
    if (name.startsWith("openSUSE") || name.startsWith("SLE")) {
      String[] numbers = release.getOrDefault("VERSION_ID", "").split("\\.", 2);
      return numbers.length > 1 ? numbers[1] : "0";
    }
    if (release.containsKey("VERSION_CODENAME")) {
      return release.getOrDefault("VERSION_CODENAME", "");
    }
    if (release.containsKey("UBUNTU_CODENAME")) {
      return release.getOrDefault("UBUNTU_CODENAME", "");
    }
    String text = name.equals("Debian") ? "PRETTY_NAME" : "VERSION";
    Matcher matcher = PARENTHESES.matcher(release.getOrDefault(text, ""));
    return matcher.find() ? matcher.group(1) : "NA";
  }

  private static String family(String name) {
    return switch (name) {
      case "Ubuntu", "Kali", "Linux Mint", "SteamOS", "Devuan", "Pop!_OS", "Parrot", "Neon" ->
          "Debian";
      case "CentOS",
          "Fedora",
          "Rocky",
          "AlmaLinux",
          "OracleLinux",
          "Amazon",
          "Scientific",
          "Virtuozzo",
          "openEuler" ->
          "RedHat";
      case "SLES", "SLED", "openSUSE Leap", "openSUSE Tumbleweed" -> "Suse";
      default -> name;
    };
  }

  /**
   * What {@code lsb_release -a} prints, worked out without running it: on older hosts it is a
   * Python program that takes longer than all else here.
   */
  private static Map<String, Object> lsb(Gathered g, String id, Map<String, String> release) {
    Map<String, String> file = g.assignments("/etc/lsb-release");
    Map<String, Object> lsb = new LinkedHashMap<>();
    if (g.has("command:lsb_release") && !id.isEmpty()) {
      String capital = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
      lsb.put("id", file.getOrDefault("DISTRIB_ID", capital));
      lsb.put("description", release.getOrDefault("PRETTY_NAME", ""));
      lsb.put("release", release.getOrDefault("VERSION_ID", "n/a"));
      lsb.put("codename", release.getOrDefault("VERSION_CODENAME", "n/a"));
    } else {
      for (String key : new String[] {"id", "description", "release", "codename"}) {
        String value = file.get("DISTRIB_" + key.toUpperCase(Locale.ROOT));
        if (value != null) {
          lsb.put(key, value);
        }
      }
    }
    if (lsb.get("release") instanceof String number) {
      lsb.put("major_release", number.split("\\.", 2)[0]);
    }
    return lsb;
  }

  private static String firstOf(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
