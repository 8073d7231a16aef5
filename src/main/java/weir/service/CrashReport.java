package weir.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Input;
import weir.connection.Request;
import weir.connection.Shell;
import weir.module.Script;
import weir.modules.Report;

/**
 * The crashes of one service on one host, for {@code weir crashes}.
 *
 * @param now the host's clock; null when the host did not answer
 * @param problem why nothing is known, "" when something is
 * @param unreachable whether the host did not answer at all
 */
public record CrashReport(
    String host,
    Service service,
    Crashes crashes,
    @Nullable Instant now,
    String problem,
    boolean unreachable) {
  private static final int MOST_EVENTS = 50_000;
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /** Those of all services of all hosts, since so long ago. */
  public static List<CrashReport> ask(HostShells shells, List<ServiceHost> hosts, Duration window) {
    Script script = Script.of("service/events.sh", "service/crashes.sh");
    List<CrashReport> reports = new ArrayList<>();
    for (HostAnswer<List<CrashReport>> answer :
        shells.ask(hosts, (host, shell) -> ask(host, shell, script, window))) {
      switch (answer) {
        case HostAnswer.Answered<List<CrashReport>> answered -> reports.addAll(answered.value());
        case HostAnswer.Unreachable<List<CrashReport>> lost ->
            reports.addAll(unknown(lost.host(), lost.why(), true));
      }
    }
    return reports;
  }

  private static List<CrashReport> ask(
      ServiceHost host, Shell shell, Script script, Duration window) throws ConnectionException {
    List<String> args = new ArrayList<>();
    args.add(Long.toString(window.toSeconds()));
    args.add(Integer.toString(MOST_EVENTS));
    host.services().forEach(service -> args.add(service.unit()));
    Answer answer =
        shell.submit(new Request(script.text(), args, Map.of(), Input.NONE, DEADLINE)).answer();
    return answer.status() == 0
        ? read(host, answer.stdout(), window)
        : unknown(host, answer.stderr().strip(), false);
  }

  /** From what {@code crashes.sh} printed. */
  static List<CrashReport> read(ServiceHost host, String text, Duration window) {
    String[] parts = text.split("(?m)^service=", -1);
    Report head = Report.of(new weir.module.Answer(0, parts[0], ""));
    Instant now = Instant.ofEpochSecond(head.number("now", 0));
    List<CrashReport> reports = new ArrayList<>();
    for (int i = 0; i < host.services().size(); i++) {
      String part = i + 1 < parts.length ? parts[i + 1] : "";
      Crashes crashes =
          Crashes.of(UnitEvent.read(part), now.minus(window), head.number("first", 0), MOST_EVENTS);
      Service service = host.services().get(i);
      List<String> others = Report.of(new weir.module.Answer(0, part, "")).all("other");
      String problem =
          !crashes.readable()
              ? "the journal of the system cannot be read (is this not root?)"
              // One that is gone may have crashed when it was still there.
              : others.isEmpty() || !crashes.list().isEmpty()
                  ? ""
                  : UnknownUnit.sentence(service, others);
      reports.add(new CrashReport(host.name(), service, crashes, now, problem, false));
    }
    return reports;
  }

  private static List<CrashReport> unknown(ServiceHost host, String why, boolean unreachable) {
    return host.services().stream()
        .map(service ->
            new CrashReport(host.name(), service, Crashes.UNKNOWN, null, why, unreachable))
        .toList();
  }

  /** How many there were in the last 24 hours. */
  public long lastDay() {
    return now == null ? 0 : crashes.since(now.minus(Duration.ofHours(24)));
  }

  /** The downtime of all crashes of which it is known. */
  static Duration down(List<Crash> list) {
    Duration sum = Duration.ZERO;
    for (Crash crash : list) {
      sum = crash.down() == null ? sum : sum.plus(crash.down());
    }
    return sum;
  }
}
