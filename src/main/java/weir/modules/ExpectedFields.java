package weir.modules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares an answer's JSON with the fields it must have; it may have more. */
public final class ExpectedFields {
  private ExpectedFields() {}

  /** What is wrong with the answer, or "". */
  public static String wrong(Map<String, ?> expected, String body) {
    if (expected.isEmpty()) {
      return "";
    }
    try {
      return difference("", expected, Json.read(body));
    } catch (Json.NotJson e) {
      String start = body.strip().replaceAll("\\s+", " ");
      return "the answer is no JSON (%s): %s"
          .formatted(e.getMessage(), start.isEmpty() ? "it is empty" : shortened(start));
    }
  }

  private static String difference(String path, @Nullable Object expected, @Nullable Object found) {
    if (expected instanceof Map<?, ?> map && found instanceof Map<?, ?> there) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String inner = path.isEmpty() ? "" + entry.getKey() : path + "." + entry.getKey();
        if (!there.containsKey(entry.getKey().toString())) {
          return "the answer has no field %s".formatted(inner);
        }
        String wrong = difference(inner, entry.getValue(), there.get(entry.getKey().toString()));
        if (!wrong.isEmpty()) {
          return wrong;
        }
      }
      return "";
    }
    return same(expected, found)
        ? ""
        : "%s is %s, not %s"
            .formatted(
                path.isEmpty() ? "the answer" : "the field " + path,
                shortened(Json.write(found)),
                Json.write(expected));
  }

  /** Templates turn numbers into texts, so a number may be expected as its text. */
  private static boolean same(@Nullable Object expected, @Nullable Object found) {
    if (expected instanceof List<?> list && found instanceof List<?> there) {
      return Json.write(list).equals(Json.write(there));
    }
    return String.valueOf(expected).equals(String.valueOf(found))
        || (expected instanceof Number a
            && found instanceof Number b
            && a.doubleValue() == b.doubleValue());
  }

  private static String shortened(String text) {
    return text.length() <= 120 ? text : text.substring(0, 117) + "...";
  }
}
