package weir.template;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filters, tests and lookups that Ansible or a collection of it has and Weir has not, and the
 * arguments of those that it has; each with the reason.
 */
public final class CallsElsewhere {
  private static final String FILE = "/weir/template/calls-elsewhere.txt";

  private CallsElsewhere() {}

  /**
   * What becomes of it.
   *
   * @param refused false when it is taken and makes no difference
   * @param reason a sentence or two
   */
  public record Verdict(boolean refused, String reason) {}

  /** Read at the first question only: most playbooks never ask. */
  private static final class Verdicts {
    static final Map<String, Verdict> ALL = read();
  }

  /**
   * What becomes of one that is not there; null when nobody knows it.
   *
   * @param kind filter, test or lookup
   */
  public static @Nullable Verdict of(String kind, String name) {
    String plain = name.substring(name.lastIndexOf('.') + 1);
    return Verdicts.ALL.get(kind + " " + plain);
  }

  /** What becomes of an argument; null when it is taken, or nobody knows it. */
  public static @Nullable Verdict of(String kind, String name, String argument) {
    String plain = name.substring(name.lastIndexOf('.') + 1);
    return Verdicts.ALL.get("%s %s(%s)".formatted(kind, plain, argument));
  }

  /** Lines of four parts: verdict, kind, names with arguments in brackets, reason. */
  private static Map<String, Verdict> read() {
    Map<String, Verdict> verdicts = new HashMap<>();
    try (InputStream in = CallsElsewhere.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("No %s. This is a bug in Weir.".formatted(FILE));
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" \\| ", 4);
        Verdict verdict = new Verdict(parts[0].equals("refused"), parts[3]);
        for (String name : parts[2].split(" ", -1)) {
          verdicts.put(parts[1] + " " + name, verdict);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(verdicts);
  }
}
