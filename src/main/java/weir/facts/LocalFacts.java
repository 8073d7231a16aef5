package weir.facts;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The host's own facts: {@code *.fact} files holding JSON or INI, or programs printing them. */
final class LocalFacts {
  private LocalFacts() {}

  static Map<String, @Nullable Object> of(Gathered g) {
    Map<String, @Nullable Object> local = new TreeMap<>();
    String path = "";
    String printed = "";
    for (Map.Entry<String, String> part : g.parts().entrySet()) {
      String[] words = part.getKey().split(" ", 2);
      switch (words[0]) {
        case "read" -> local.put(name(words[1]), value(words[1], part.getValue()));
        case "run" -> {
          path = words[1];
          printed = part.getValue();
        }
        case "status" -> local.put(name(path), outcome(path, words[1], printed));
        default -> {}
      }
    }
    return local;
  }

  private static @Nullable Object outcome(String path, String status, String printed) {
    String code = status.split(" ", 2)[0];
    return code.equals("0")
        ? value(path, printed)
        : "Failure executing fact script (%s), rc: %s, err: ".formatted(path, code);
  }

  private static @Nullable Object value(String path, String text) {
    try {
      return Json.read(text);
    } catch (IllegalArgumentException notJson) {
      try {
        return Ini.read(text);
      } catch (IllegalArgumentException notIni) {
        return "error loading facts as JSON or ini - please check content: " + path;
      }
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replace(".fact", "");
  }
}
