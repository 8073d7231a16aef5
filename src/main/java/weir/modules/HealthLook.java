package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import weir.module.Answer;
import weir.module.Content;
import weir.module.ModuleFailure;
import weir.module.Probe;
import weir.module.Script;

/**
 * What could be seen of a service from its own host.
 *
 * @param tries how often it was looked at
 * @param seconds how long
 */
record HealthLook(Report report, long tries, double seconds) {
  private static final Script SCRIPT =
      Scripts.withHttp("modules/listener.sh", "modules/reach.sh", "modules/health.sh");
  private static final Script STEADY = Script.of("modules/steady.sh");

  /** Asks until all is well, or for so many seconds. */
  static Probe probe(HealthModule.Params params, long seconds) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of(params.unit(), params.url(), Integer.toString(params.status())));
    args.add(params.port() == null ? "" : params.port().toString());
    args.add(params.ownedByUnit() && !params.unit().isEmpty() ? "owned" : "");
    args.add(Long.toString(seconds));
    args.add(params.certified());
    args.add(Integer.toString(params.tlsDays()));
    args.add(String.join(" ", params.tcp()));
    args.addAll(params.command());
    StringBuilder headers = new StringBuilder();
    params
        .requestHeaders()
        .forEach((name, value) -> headers.append(name).append(": ").append(value).append('\n'));
    return Probe.of(SCRIPT, args)
        .reading(Content.of(headers.toString()))
        .within(Duration.ofSeconds(seconds + 60));
  }

  /** Watches whether it stays the same process for a time. */
  Probe steady(String unit, long hundredths) {
    return Probe.of(
            STEADY,
            unit,
            report.get("last.InvocationID"),
            report.get("last.MainPID"),
            Long.toString(hundredths))
        .within(Duration.ofSeconds(hundredths / 100 + 60));
  }

  /** An answer, after so many looks before. */
  static HealthLook of(Answer answer, long triesBefore, double secondsBefore) {
    if (!answer.ok()) {
      throw new ModuleFailure("the service cannot be looked at: " + answer.err().strip());
    }
    Report report = Report.of(answer);
    return new HealthLook(
        report,
        triesBefore + report.number("tries", 1),
        secondsBefore + report.number("elapsed", 0) / 100.0);
  }

  /** What is wrong as systemd, the port and HTTP see it, in this order. */
  HealthFault fault(HealthModule.Params params) {
    return switch (report.get("failing")) {
      case "unit" -> new HealthFault(HealthStep.UNIT, unit(params) + after(), journal());
      case "listener" ->
          new HealthFault(HealthStep.LISTENER, listener(params) + after(), journal());
      case "tcp" ->
          new HealthFault(
              HealthStep.LISTENER,
              "%s takes no connection: %s".formatted(report.get("what"), said()) + after(),
              journal());
      case "http" -> new HealthFault(HealthStep.LOCAL, http(params) + after(), journal());
      case "tls" -> new HealthFault(HealthStep.LOCAL, tls(params) + after(), journal());
      case "command" ->
          new HealthFault(
              HealthStep.LOCAL,
              "the command %s ended with %s: %s"
                      .formatted(params.command().getFirst(), report.get("what"), said())
                  + after(),
              journal());
      default -> {
        String header = wrongHeader(params.headers(), headers());
        String wrong =
            header.isEmpty() ? ExpectedFields.wrong(params.json(), report.text()) : header;
        yield wrong.isEmpty()
            ? HealthFault.NONE
            : new HealthFault(
                HealthStep.LOCAL, "%s: %s%s".formatted(params.url(), wrong, after()), journal());
      }
    };
  }

  /** True when waiting could help: only the answer's content is wrong, or time was not up. */
  boolean answered() {
    return report.get("failing").isEmpty();
  }

  /** For how many hundredths of a second the unit has been active. */
  long age() {
    long entered = report.number("last.ActiveEnterTimestampMonotonic", 0) / 10_000;
    return entered == 0 ? 0 : report.number("now", 0) - entered;
  }

  /** Whether the process is the one of the first look. */
  boolean sameProcess(Report later) {
    return report.get("first.InvocationID").equals(later.get("InvocationID"))
        && report.get("first.MainPID").equals(later.get("MainPID"));
  }

  String body() {
    return report.text();
  }

  long pid() {
    return report.number("first.MainPID", 0);
  }

  long restarts() {
    return report.number("first.NRestarts", 0);
  }

  private JournalTail journal() {
    return JournalTail.of(report);
  }

  Report last() {
    return report.below("last.");
  }

  private String unit(HealthModule.Params params) {
    String what = describe(params.unit(), report.below("first."));
    return report.get("listener").equals("foreign") ? what + "; " + listener(params) : what;
  }

  /** A unit that does not run, in one clause. */
  static String describe(String name, Report show) {
    String load = show.get("LoadState");
    if (!load.isEmpty() && !load.equals("loaded")) {
      return "%s is %s".formatted(name, load);
    }
    long status = show.number("ExecMainStatus", 0);
    String words = show.number("ExecMainCode", 0) == 1 ? ExecFault.words(status) : "";
    if (words.isEmpty()) {
      words =
          switch ((int) show.number("ExecMainCode", 0)) {
            case 1 -> "its process ended with status " + status;
            case 2, 3 -> "its process was killed by signal " + status;
            default -> "result " + show.get("Result");
          };
    }
    return "%s is %s (%s): %s, %s automatic restarts"
        .formatted(
            name, show.get("ActiveState"), show.get("SubState"), words, show.get("NRestarts"));
  }

  private String listener(HealthModule.Params params) {
    if (report.get("listener").equals("none")) {
      return "nothing listens on port %d".formatted(params.port());
    }
    String holder = report.get("holder");
    return "port %d is held by %s, which is not part of %s: stop it, or what answers is not the"
            .formatted(
                params.port(),
                holder.isEmpty() ? "another process" : "process " + holder,
                params.unit())
        + " service";
  }

  private String http(HealthModule.Params params) {
    String status = report.get("status");
    return status.equals("-1")
        ? "GET %s: %s".formatted(params.url(), report.get("error"))
        : "GET %s answered %s, not %d".formatted(params.url(), status, params.status());
  }

  private String tls(HealthModule.Params params) {
    String end = report.get("what");
    if (end.isEmpty()) {
      return "no certificate of %s: %s".formatted(params.certified(), said());
    }
    return "the certificate of %s is valid until %s, which is less than %d days: renew it"
        .formatted(params.certified(), end, params.tlsDays());
  }

  private String said() {
    return report.get("error").isEmpty() ? "it said nothing" : report.get("error");
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : report.all("header")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /** The first header that is missing or does not hold what it must, or "". */
  static String wrongHeader(Map<String, Object> wanted, Map<String, String> headers) {
    Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    found.putAll(headers);
    for (Map.Entry<String, Object> one : wanted.entrySet()) {
      String value = found.get(one.getKey());
      if (value == null) {
        return "the answer has no header " + one.getKey();
      }
      if (!value.contains(one.getValue().toString())) {
        return "the header %s is \"%s\", without \"%s\""
            .formatted(one.getKey(), value, one.getValue());
      }
    }
    return "";
  }

  private String after() {
    return String.format(Locale.ROOT, " (after %.1f s, tries: %d)", seconds, tries());
  }
}
