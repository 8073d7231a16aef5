package weir.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.service.CrashChart;
import weir.service.CrashJson;
import weir.service.CrashReport;

/** {@code weir crashes}. */
final class CrashesCommand implements Command {
  private static final int MOST_DAYS = 366;
  private static final int WIDEST = 100;
  List<String> services = new ArrayList<>();
  int days = 7;
  int each = 5;
  int mostCrashes = 10;
  ServiceOptions options = new ServiceOptions();
  ForksOption many = new ForksOption();

  @Override
  public void describe(Options to) {
    to.description("Count the crashes of services, day by day.")
        .parameters("0..*", "SERVICE", String.class, "The services' units.", services)
        .number("--days", "N", "How many days, today included (default: 7).", v -> days = v)
        .number("--each", "N", "List the newest crashes one by one (default: 5).", v -> each = v)
        .number(
            "--max-crashes",
            "N",
            "More crashes than this in 24 hours are not well (default: 10).",
            v -> mostCrashes = v);
    options.describe(to);
    many.describe(to);
    to.footer(
        "",
        "Counted are PID 1's own lines in the journal. What somebody stops or restarts",
        "is no crash, however badly it ends; nor is a start that systemd refuses. What a",
        "drill asked for is counted apart. Days and times are UTC. Without names the",
        "services are those of weir_services (weir status --help).",
        "",
        "Examples:",
        "  weir crashes -i inventory                     the last 7 days",
        "  weir crashes currents -i inventory --days 30 --each 100",
        "",
        "With --output json: a list with an object a service: host, service, problem (why",
        "nothing is known, or null), unreachable, known_since, crashes_24h, crashes and",
        "drills; each crash has at (UTC), result and cause, down_seconds (null when not",
        "known) and after (back, again, stopped or down).",
        "",
        "Exit codes: 0 no more crashes than allowed, 1 error, 2 a service crashed more",
        "than --max-crashes times in 24 hours, its crashes are unknown or an option is",
        "wrong, 4 a host could not be reached.");
  }

  @Override
  public int run(CommandLine line) {
    if (days < 1 || days > MOST_DAYS) {
      throw new CommandLine.ParameterException(
          line, "--days is a number from 1 to %d".formatted(MOST_DAYS));
    }
    try (ServiceSession session =
        ServiceSession.open(options, many.forks, services, line.getErr())) {
      Instant start =
          LocalDate.now(ZoneOffset.UTC)
              .minusDays(days - 1L)
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC);
      // The last 24 hours are asked for in any case.
      Duration window = Duration.between(start, Instant.now());
      Duration day = Duration.ofHours(24);
      List<CrashReport> reports =
          CrashReport.ask(
              session.shells(), session.hosts(), window.compareTo(day) < 0 ? day : window);
      session.tell(
          (columns, ink) ->
              new CrashChart(Math.min(columns, WIDEST), ink, days, mostCrashes, each)
                  .render(reports),
          () -> CrashJson.render(reports));
      return exitCode(reports);
    }
  }

  private int exitCode(List<CrashReport> reports) {
    if (reports.stream().anyMatch(CrashReport::unreachable)) {
      return ExitCode.UNREACHABLE;
    }
    boolean well =
        reports.stream()
            .allMatch(each -> each.problem().isEmpty() && each.lastDay() <= mostCrashes);
    return well ? ExitCode.OK : ExitCode.FAILED;
  }
}
