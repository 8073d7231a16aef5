package weir.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What becomes of each word that Ansible knows, one a line, as a file of the repository says it.
 * Run with {@code -Dweir.update=true} to write that anew.
 */
public final class Ledger {
  /** The word of one for which nobody has decided anything. */
  public static final String UNKNOWN = "unknown";

  private static final Path FOLDER = Path.of("src/test/resources/weir/language");
  private final TreeMap<String, String> verdicts = new TreeMap<>();

  /** Adds a word. */
  public void put(String word, String verdict) {
    verdicts.put(word, verdict.replace("\n", "\\n"));
  }

  /** Compares with the file of this name, and sees that nothing is unknown. */
  public void check(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    verdicts.forEach(
        (word, verdict) -> text.append(word).append(": ").append(verdict).append('\n'));
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("weir.update")) {
      Files.writeString(file, text);
    }
    assertEquals(List.of(), words(UNKNOWN), "neither there nor said to be missing");
    assertEquals(Files.readString(file), text.toString());
  }

  private List<String> words(String verdict) {
    return verdicts.entrySet().stream()
        .filter(entry -> entry.getValue().equals(verdict))
        .map(Map.Entry::getKey)
        .toList();
  }
}
