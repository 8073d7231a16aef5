package weir.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.modules.Json;
import weir.testing.WeirProcess.Ended;

/** What a command prints with {@code --output json}. */
public final class JsonRows {
  private JsonRows() {}

  /** The objects of the one list that it printed. */
  public static List<Map<?, ?>> of(Ended ended) {
    List<Map<?, ?>> rows = new ArrayList<>();
    if (read(ended.out().strip(), ended) instanceof List<?> list) {
      list.forEach(row -> rows.add((Map<?, ?>) row));
      return rows;
    }
    throw new AssertionError("this is no list of objects: " + ended);
  }

  /** The objects that it printed, one a line. */
  public static List<Map<?, ?>> lines(Ended ended) {
    List<Map<?, ?>> rows = new ArrayList<>();
    for (String line : ended.out().lines().toList()) {
      rows.add((Map<?, ?>) read(line, ended));
    }
    return rows;
  }

  private static @Nullable Object read(String text, Ended ended) {
    try {
      return Json.read(text);
    } catch (Json.NotJson e) {
      throw new AssertionError(ended.toString(), e);
    }
  }

  /** Each key of the rows must be named behind the word JSON in the command's help. */
  public static void assertDocumented(String command, List<Map<?, ?>> rows) {
    assertFalse(rows.isEmpty(), command);
    String help = WeirProcess.weir(command, "--help").out();
    String keys = help.substring(Math.max(0, help.indexOf("With --output json")));
    for (Map<?, ?> row : rows) {
      for (Object key : row.keySet()) {
        assertTrue(
            keys.matches("(?s).*\\b%s\\b.*".formatted(key)), command + ": " + key + "\n" + help);
      }
    }
  }
}
