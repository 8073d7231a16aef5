package weir.modules;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weir.module.ModuleFailure;

/** Header lines of requests and answers. */
final class HttpHeaders {
  private HttpHeaders() {}

  /** The lines for a request, with who sends it, each ended by a line break. */
  static String lines(Map<String, Object> headers, String user, String password) {
    Map<String, String> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, String.valueOf(value)));
    if (!user.isEmpty()) {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      all.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    StringBuilder lines = new StringBuilder();
    all.forEach((name, value) -> {
      if ((name + value).matches("(?s).*[\\r\\n].*") || !name.matches("[^:\\s]+")) {
        throw new ModuleFailure(
            "%s is no name of a header, or its value has a line break".formatted(name.strip()));
      }
      lines.append(name).append(": ").append(value).append('\n');
    });
    return lines.toString();
  }

  /**
   * The headers of the last answer, as results name them: lower case, underscores.
   *
   * @param lines of all answers, redirects first
   */
  static Map<String, Object> ofLast(List<String> lines) {
    Map<String, Object> headers = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (line.startsWith("HTTP/")) {
        headers.clear();
      } else if (colon > 0) {
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT).replace('-', '_');
        headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
      }
    }
    return headers;
  }

  /** The words behind the status of the last answer, such as {@code Not Found}. */
  static String reason(List<String> lines) {
    String reason = "";
    for (String line : lines) {
      if (line.startsWith("HTTP/")) {
        reason = line.strip().replaceFirst("^\\S+ \\d+ ?", "");
      }
    }
    return reason;
  }

  /** The status of the last answer, or -1 without one. */
  static int status(List<String> lines) {
    int status = -1;
    for (String line : lines) {
      if (line.matches("HTTP/\\S+ \\d{3}.*")) {
        status = Integer.parseInt(line.replaceFirst("^\\S+ (\\d{3}).*", "$1").strip());
      }
    }
    return status;
  }
}
