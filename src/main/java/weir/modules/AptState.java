package weir.modules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;
import weir.module.ModuleFailure;

/**
 * What {@code apt-probe.sh} saw.
 *
 * @param cacheTime when the package lists were fetched, in seconds since 1970
 * @param fresh whether they are young enough
 * @param known packages dpkg has a record of, installed or not
 * @param provided names that installed packages stand for
 * @param policies versions to be had, by name; empty when nobody asked
 * @param met specifications such as {@code x>=1} that hold
 * @param tried what the tried verb would do, a line each
 * @param deb the package file's fields; empty when it cannot be read
 * @param debIsOlder whether a later version than the file's is installed
 */
record AptState(
    long cacheTime,
    boolean fresh,
    List<Known> known,
    Set<String> provided,
    Map<String, Policy> policies,
    Set<String> met,
    List<String> tried,
    Map<String, String> deb,
    boolean debIsOlder) {

  /**
   * A package of dpkg's records.
   *
   * @param status such as "installed" or "config-files"
   */
  record Known(String name, String architecture, String status, String version) {
    boolean installed() {
      return status.equals("installed");
    }
  }

  /**
   * What could be installed.
   *
   * @param candidate the version apt would take, "" when only other packages provide the name
   * @param versions all versions, latest first
   */
  record Policy(String candidate, List<String> versions) {}

  static AptState parse(Answer answer) {
    List<String> lines = answer.out().lines().toList();
    if (!lines.contains("manager apt")) {
      throw new ModuleFailure("apt-get was not found on this host");
    }
    return new Reader().read(lines);
  }

  /** The installed package that is meant, or null. */
  @Nullable Known installed(PackageSpec spec) {
    return known.stream()
        .filter(one -> one.installed() && spec.names(one.name(), one.architecture()))
        .findFirst()
        .orElse(null);
  }

  /** What could be installed, or null when the name is unknown or nobody asked. */
  @Nullable Policy policy(PackageSpec spec) {
    Policy exact = policies.get(spec.name());
    return exact == null ? policies.get(spec.bareName()) : exact;
  }

  private static final class Reader {
    private long cacheTime;
    private boolean fresh;
    private boolean debIsOlder;
    private String policy = "";
    private final List<Known> known = new ArrayList<>();
    private final Set<String> provided = new HashSet<>();
    private final Map<String, Policy> policies = new LinkedHashMap<>();
    private final Set<String> met = new HashSet<>();
    private final List<String> tried = new ArrayList<>();
    private final Map<String, String> deb = new LinkedHashMap<>();

    AptState read(List<String> lines) {
      for (String line : lines) {
        int space = line.indexOf(' ');
        String rest = space < 0 ? "" : line.substring(space + 1);
        switch (space < 0 ? line : line.substring(0, space)) {
          case "cache" -> cacheTime = Long.parseLong(rest);
          case "fresh" -> fresh = true;
          case "deb-is-older" -> debIsOlder = true;
          case "is" -> is(rest.split(" ", -1));
          case "provides" -> provides(rest);
          case "policy" -> policy(rest);
          case "meets" -> met.add(rest);
          case "try" -> tried.add(rest);
          case "deb" -> field(rest);
          default -> {}
        }
      }
      return new AptState(cacheTime, fresh, known, provided, policies, met, tried, deb, debIsOlder);
    }

    // Name, architecture, what the administrator wants, status, version; any may be empty.
    private void is(String[] words) {
      if (words.length == 5) {
        known.add(new Known(words[0], words[1], words[3], words[4]));
      }
    }

    private void provides(String list) {
      for (String one : list.split(",", -1)) {
        provided.add(one.strip().split("[ :(]", 2)[0]);
      }
    }

    private void policy(String line) {
      if (!line.startsWith(" ")) {
        policy = line.endsWith(":") ? line.substring(0, line.length() - 1) : "";
        policies.put(policy, new Policy("", new ArrayList<>()));
        return;
      }
      Policy now = policies.getOrDefault(policy, new Policy("", new ArrayList<>()));
      String text = line.replace("***", "").strip();
      if (text.startsWith("Candidate: ") && !text.endsWith("(none)")) {
        policies.put(policy, new Policy(text.substring("Candidate: ".length()), now.versions()));
      } else if (text.matches("\\S+ -?\\d+")) {
        now.versions().add(text.substring(0, text.indexOf(' ')));
      }
    }

    private void field(String line) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        deb.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
  }
}
