package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;
import weir.module.ModuleFailure;
import weir.module.Probe;
import weir.module.Script;

/** What could be seen of an ngrok agent, and what is to be said about it. */
public record AgentLook(Report report) {
  static final Script SCRIPT = Scripts.withHttp("modules/listener.sh", "modules/ngrok.sh");

  /**
   * After so many seconds of refusals it is not the agent's own last session that is in its way.
   */
  private static final int LINGERS = 60;

  /** What looks for these, for so many seconds at most. */
  static List<String> args(
      String config, String unit, String web, long seconds, List<Endpoint> endpoints) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of(config, unit, web, Long.toString(seconds)));
    args.add(NgrokError.codes(NgrokError.Kind.FINAL));
    args.add(NgrokError.codes(NgrokError.Kind.LINGERING));
    endpoints.forEach(endpoint -> args.add(endpoint.host()));
    endpoints.stream().map(Endpoint::localPort).filter(port -> !port.isEmpty()).forEach(args::add);
    return args;
  }

  static Probe probe(NgrokParams params, long seconds) {
    return Probe.of(
            SCRIPT,
            args(params.config(), params.unit(), params.webAddr(), seconds, params.wanted()))
        .within(Duration.ofSeconds(seconds + 60));
  }

  static Probe probe(String web, long seconds, Endpoint endpoint) {
    return Probe.of(SCRIPT, args("", "", web, seconds, List.of(endpoint)))
        .within(Duration.ofSeconds(seconds + 60));
  }

  static AgentLook of(Answer answer) {
    if (!answer.ok()) {
      throw new ModuleFailure("the agent cannot be looked at: " + Redact.tokens(answer.err()));
    }
    return new AgentLook(Report.of(answer));
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("session", session());
    List<Object> list = new ArrayList<>();
    for (Endpoint endpoint : endpoints()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("name", endpoint.name());
      shown.put("url", endpoint.url());
      shown.put("upstream", endpoint.upstream());
      list.add(shown);
    }
    values.put("endpoints", list);
    values.put("tries", report.number("tries", 0));
    return values;
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (report.get("environment_token").equals("yes")) {
      warnings.add(
          "NGROK_AUTHTOKEN is set in the agent's environment and wins over the token of the config");
    }
    for (String port : report.all("closed")) {
      warnings.add(
          "nothing listens on port %s, where the agent sends requests: the public address will answer"
                  .formatted(port)
              + " 502 with ERR_NGROK_8012. Start the app, or mend the endpoint's upstream");
    }
    return warnings;
  }

  /** What is wrong, in one paragraph and the journal's last lines; "" when all is well. */
  public String wrong(String unit, String web, List<Endpoint> wanted) {
    String what = fault(unit, web, wanted);
    if (what.isEmpty()) {
      return "";
    }
    return JournalTail.of(report).below(Redact.tokens(what));
  }

  private String fault(String unit, String web, List<Endpoint> wanted) {
    if (report.number("checked", 0) != 0) {
      String said = String.join(" ", report.all("said"));
      return "the agent does not accept its config: %s%s".formatted(said, NgrokConfig.advice(said));
    }
    String active = report.get("show.ActiveState");
    if (!unit.isEmpty() && report.get("show.LoadState").matches("not-found|masked")) {
      return "%s is %s".formatted(unit, report.get("show.LoadState"));
    }
    boolean well = report.get("status").equals("200") && session().equals("online");
    String[] codes = report.get("codes").strip().split(" ", -1);
    String code = codes[codes.length - 1];
    if (!code.isEmpty() && (!well || missing(wanted) != null)) {
      return "ngrok refuses the agent: " + NgrokError.describe(code) + refused() + after();
    }
    if (!unit.isEmpty() && report.get("listener").equals("foreign")) {
      return "%s is held by process %s, which is not part of %s: stop it"
          .formatted(web, report.get("holder"), unit);
    }
    if (!unit.isEmpty() && !active.equals("active")) {
      String words = ExecFault.words(report.number("show.ExecMainStatus", 0));
      return "%s is %s (%s)%s"
          .formatted(
              unit, active, report.get("show.SubState"), words.isEmpty() ? "" : ": " + words);
    }
    if (!report.get("status").equals("200")) {
      return "the agent's API on %s does not answer: %s%s"
          .formatted(
              web,
              report.get("error").isEmpty()
                  ? "status " + report.get("status")
                  : report.get("error"),
              after());
    }
    if (!session().equals("online")) {
      return "the agent has no session with ngrok (it says \"%s\"): it cannot reach the service%s"
          .formatted(session(), after());
    }
    return endpointFault(wanted);
  }

  /** A session of its own that was cut off is forgotten after half a minute. */
  private String refused() {
    long seconds = report.number("refused", 0);
    return seconds < LINGERS
        ? ""
        : ". It has been refused for %d s, so the other one is not its own last session"
            .formatted(seconds);
  }

  private String endpointFault(List<Endpoint> wanted) {
    Endpoint missing = missing(wanted);
    if (missing == null) {
      return "";
    }
    for (Endpoint there : endpoints()) {
      if (there.sameUrl(missing)) {
        return "%s is online, but goes to %s, not to %s"
            .formatted(missing.url(), there.upstream(), missing.upstream());
      }
    }
    List<String> urls = endpoints().stream().map(Endpoint::url).toList();
    return "%s is not online; the agent has %s%s"
        .formatted(
            missing.url(), urls.isEmpty() ? "no endpoint" : String.join(", ", urls), after());
  }

  private @Nullable Endpoint missing(List<Endpoint> wanted) {
    for (Endpoint endpoint : wanted) {
      Predicate<Endpoint> same = there -> there.sameUrl(endpoint) && there.sameUpstream(endpoint);
      if (endpoints().stream().noneMatch(same)) {
        return endpoint;
      }
    }
    return null;
  }

  private String after() {
    return String.format(
        Locale.ROOT,
        " (after %.1f s, tries: %s)",
        report.number("elapsed", 0) / 100.0,
        report.get("tries"));
  }

  private String session() {
    return json("session") instanceof Map<?, ?> map && map.get("status") instanceof String status
        ? status
        : "";
  }

  /** From /api/endpoints, or from /api/tunnels of agents before 3.30. */
  private List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    if (json("endpoints") instanceof Map<?, ?> map
        && map.get(report.get("api")) instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> entry) {
          boolean old = report.get("api").equals("tunnels");
          Object url = entry.get(old ? "public_url" : "url");
          Object upstream =
              entry.get(old ? "config" : "upstream") instanceof Map<?, ?> inner
                  ? inner.get(old ? "addr" : "url")
                  : entry.get("upstream");
          endpoints.add(
              Endpoint.of(
                  String.valueOf(entry.get("name")),
                  String.valueOf(url),
                  String.valueOf(upstream)));
        }
      }
    }
    return endpoints;
  }

  private @Nullable Object json(String key) {
    try {
      return Json.read(report.get(key));
    } catch (Json.NotJson e) {
      return null;
    }
  }
}
