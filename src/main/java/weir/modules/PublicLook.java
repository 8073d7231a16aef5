package weir.modules;

import java.util.Map;
import java.util.Set;
import weir.module.Controller.HttpReply;

/**
 * What one look at a public URL says.
 *
 * @param wrong what is wrong, or ""
 * @param hopeless whether another look is of no use
 */
public record PublicLook(String wrong, boolean hopeless) {
  /** Asks for no page, and keeps ngrok from showing its own to browsers. */
  public static final Map<String, String> HEADERS =
      Map.of(
          "Accept", "application/json, */*;q=0.5",
          "ngrok-skip-browser-warning", "1",
          "User-Agent", "weir-health");

  public static PublicLook of(
      HttpReply reply, int status, Map<String, ?> expected, String url, String local) {
    String code = header(reply, "ngrok-error-code").replace("ERR_NGROK_", "");
    if (!code.isEmpty()) {
      NgrokError error = NgrokError.of(code);
      // An app that has just answered on its host needs no more time.
      boolean elsewhere = error == NgrokError.UPSTREAM_REFUSED && !local.isEmpty();
      return new PublicLook(
          "GET %s answered %d with %s%s"
              .formatted(
                  url,
                  reply.status(),
                  NgrokError.describe(code),
                  elsewhere
                      ? ": the app has just answered on its host, so the endpoint's upstream is"
                          + " another address"
                      : ""),
          elsewhere || (error != null && error.kind == NgrokError.Kind.FINAL));
    }
    if (reply.status() == -1) {
      String error = reply.error();
      return new PublicLook(
          "GET %s: %s".formatted(url, error == null ? "no answer" : error), false);
    }
    if (reply.status() != status) {
      boolean refused = reply.status() >= 400 && reply.status() < 500;
      return new PublicLook(
          "GET %s answered %d, not %d".formatted(url, reply.status(), status),
          refused && reply.status() != 404 && reply.status() != 429);
    }
    String fields = ExpectedFields.wrong(expected, reply.body());
    if (!fields.isEmpty()) {
      return new PublicLook("%s: %s".formatted(url, fields), false);
    }
    String other = otherApp(local, reply.body());
    return new PublicLook(other.isEmpty() ? "" : "%s: %s".formatted(url, other), false);
  }

  public boolean well() {
    return wrong.isEmpty();
  }

  /** Values such as times may differ from one answer to the next, the fields may not. */
  private static String otherApp(String local, String body) {
    try {
      if (Json.read(local) instanceof Map<?, ?> here
          && (!(Json.read(body) instanceof Map<?, ?> there)
              || !Set.copyOf(here.keySet()).equals(Set.copyOf(there.keySet())))) {
        return "this is not the answer the host itself gives; another app may be behind it";
      }
    } catch (Json.NotJson e) {
      return "";
    }
    return "";
  }

  private static String header(HttpReply reply, String name) {
    return reply.headers().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
