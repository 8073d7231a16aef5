package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weir.module.Answer;
import weir.module.Outcome;

/** What came of a request of {@code uri}. */
record UriReply(Report report) {

  static UriReply of(Answer answer) {
    return new UriReply(Report.of(answer));
  }

  Outcome outcome(UriModule.Params params) {
    List<String> head = report.all("head");
    int status = HttpHeaders.status(head);
    Map<String, Object> values = new LinkedHashMap<>(HttpHeaders.ofLast(head));
    String type = values.getOrDefault("content_type", "").toString().toLowerCase(Locale.ROOT);
    String body = report.text();
    if (type.matches("[^;]*(json|javascript)[^;]*(;.*)?")) {
      try {
        Object json = Json.read(body);
        if (json != null) {
          values.put("json", json);
        }
      } catch (Json.NotJson e) {
        // As good as no JSON: the content is there to look at.
      }
    }
    String url = report.get("url").isEmpty() ? params.url() : report.get("url");
    values.put("status", (long) status);
    values.put("url", url);
    values.put("redirected", !url.equals(params.url()));
    values.put("elapsed", report.number("elapsed", 0));
    values.putAll(file());
    boolean well = params.statuses().contains(status) || unchangedFile(params, status);
    if (params.returnContent() || !well) {
      values.put("content", body);
    }
    values.putAll(cookies(head));
    if (!well) {
      return Outcome.failed(
          "Status code was %d and not %s: %s".formatted(status, params.statuses(), why(status)),
          values);
    }
    Object length = values.getOrDefault("content_length", "unknown");
    values.put("msg", "%s (%s bytes)".formatted(HttpHeaders.reason(head), length));
    boolean changed = report.get("changed").equals("yes");
    return changed ? Outcome.changed(values) : Outcome.ok(values);
  }

  private boolean unchangedFile(UriModule.Params params, int status) {
    return status == 304 && !params.dest().isEmpty();
  }

  private String why(int status) {
    return status == -1
        ? "Request failed: " + report.get("error")
        : "HTTP Error %d: %s".formatted(status, HttpHeaders.reason(report.all("head")));
  }

  private Map<String, Object> file() {
    return report.get("dest").isEmpty()
        ? Map.of()
        : DownloadedFile.values("path", report.get("dest"), report.get("stat"));
  }

  private static Map<String, Object> cookies(List<String> head) {
    Map<String, Object> cookies = new LinkedHashMap<>();
    for (String line : head) {
      if (line.toLowerCase(Locale.ROOT).startsWith("set-cookie:")) {
        String pair = line.substring(11).strip().replaceFirst(";.*", "");
        int equals = pair.indexOf('=');
        if (equals > 0) {
          cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    cookies.forEach((name, value) -> text.append("; ").append(name).append('=').append(value));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cookies", cookies);
    values.put("cookies_string", text.isEmpty() ? "" : text.substring(2));
    return values;
  }
}
