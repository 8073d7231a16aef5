package weir.module;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters that Ansible's modules have and those of Weir have not, each with the reason. */
public final class ParametersElsewhere {
  private static final String FILE = "module/parameters-elsewhere.txt";

  private ParametersElsewhere() {}

  /**
   * What becomes of such a parameter.
   *
   * @param refused false when it is taken and makes no difference
   * @param reason a sentence or two
   */
  public record Verdict(boolean refused, String reason) {}

  /** Read at the first question only: most playbooks never ask. */
  private static final class Verdicts {
    static final Map<String, Verdict> ALL = read();
  }

  /** What becomes of it; null when Ansible does not have it either. */
  public static @Nullable Verdict of(String module, String parameter) {
    return Verdicts.ALL.get(Catalog.shortName(module) + " " + parameter);
  }

  private static Map<String, Verdict> read() {
    Map<String, Verdict> verdicts = new HashMap<>();
    for (String line : PackageText.of(FILE).lines().toList()) {
      String[] parts = line.split(" \\| ", 4);
      Verdict verdict = new Verdict(parts[0].equals("refused"), parts[3]);
      for (String module : parts[1].split(" ", -1)) {
        for (String parameter : parts[2].split(" ", -1)) {
          verdicts.put(module + " " + parameter, verdict);
        }
      }
    }
    return Map.copyOf(verdicts);
  }
}
