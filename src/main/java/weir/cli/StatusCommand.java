package weir.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.executor.Web;
import weir.service.Ink;
import weir.service.Row;
import weir.service.State;
import weir.service.Status;
import weir.service.StatusJson;
import weir.service.StatusTable;

/** {@code weir status}. */
final class StatusCommand implements Command {
  private static final int OWNERS_RULE = 10;
  private static final int USUAL_PAUSE = 2;
  private static final Duration PUBLIC_PAUSE = Duration.ofSeconds(60);
  List<String> services = new ArrayList<>();
  @Nullable String watch;
  int mostCrashes = OWNERS_RULE;
  ServiceOptions options = new ServiceOptions();
  ForksOption many = new ForksOption();

  @Override
  public void describe(Options to) {
    to.description("Tell how services are on all hosts.")
        .parameters("0..*", "SERVICE", String.class, "The services' units.", services)
        .optional(
            "--watch",
            "SECONDS",
            String.class,
            "" + USUAL_PAUSE,
            "Look again and again until Ctrl-C"
                + " (default: every 2 s; public addresses once a minute).",
            v -> watch = v)
        .number(
            "--max-crashes",
            "N",
            "More crashes than this in 24 hours are not well (default: 10).",
            v -> mostCrashes = v);
    options.describe(to);
    many.describe(to);
    to.footer(
        "",
        "A service with a health address is healthy, unhealthy or starting; without",
        "one it is running at best, for nobody knows whether it works. Others: stopped,",
        "failed, restarting, crash loop, masked, not found, tunnel down, public down,",
        "unreachable. Crashes are counted in PID 1's journal; what somebody stops or",
        "restarts is no crash. Times are UTC.",
        "",
        "Without names the services are those of the hosts' variable weir_services:",
        "  weir_services:",
        "    - nginx                                     a name, or",
        "    - name: currents                            a mapping; only name must be",
        "      url: http://127.0.0.1:5555/health         asked on the host itself",
        "      status: 200                               which it must answer",
        "      json: {status: ok}                        fields the answer must have",
        "      port: 5555                                default: the port of url",
        "      public_url: https://a.example/health      asked from here",
        "      tunnel: {url: https://a.example, upstream: http://127.0.0.1:5555}",
        "      log: /var/log/currents/app.log            default: found from the unit",
        "",
        "Examples:",
        "  weir status -i inventory                      all services of weir_services",
        "  weir status nginx cron -i inventory -l web    two services, one group",
        "  weir status -i inventory --watch              again every 2 seconds",
        "  weir status -i inventory --output json",
        "",
        "With --output json: a list with an object a row: host, service, unit, state (one",
        "of the words above), detail (the state in full), well, since (UTC), pid, restarts",
        "(since somebody started it), crashes_24h, drills_24h, crashes_known_since (null",
        "when the journal reaches back far enough), too_many_crashes, memory_bytes,",
        "health, tunnel, public and notes. What is not known is null.",
        "",
        "Exit codes: 0 all is well, 1 error, 2 something is not well (too many crashes",
        "included) or an option is wrong, 4 a host could not be reached.");
  }

  @Override
  public int run(CommandLine line) {
    Integer every = every();
    try (ServiceSession session =
        ServiceSession.open(options, many.forks, services, line.getErr())) {
      Web web = new Web();
      if (every != null) {
        Status status = new Status(web::send, mostCrashes, PUBLIC_PAUSE);
        return new StatusWatch(session, status, every, options.output, Wiring.stdout()).run();
      }
      Status status = new Status(web::send, mostCrashes, Duration.ZERO);
      List<Row> rows = status.rows(session.shells(), session.hosts());
      session.tell(
          (columns, ink) -> StatusTable.render(rows, columns, ink), () -> StatusJson.render(rows));
      return exitCode(rows);
    }
  }

  /** Seconds between two looks, null for a single one. What is no number is a service. */
  private @Nullable Integer every() {
    if (watch == null) {
      return null;
    }
    if (watch.matches("[1-9][0-9]{0,4}")) {
      return Integer.valueOf(watch);
    }
    services.addFirst(watch);
    return USUAL_PAUSE;
  }

  static List<String> text(
      List<Row> rows, ServiceOptions.Output output, int width, boolean colored) {
    return switch (output) {
      case TABLE -> StatusTable.render(rows, width, colored ? Ink.COLOR : Ink.PLAIN);
      case JSON -> List.of(StatusJson.render(rows));
    };
  }

  static int exitCode(List<Row> rows) {
    if (rows.stream().anyMatch(row -> row.state() == State.UNREACHABLE)) {
      return ExitCode.UNREACHABLE;
    }
    return rows.stream().allMatch(Row::well) ? ExitCode.OK : ExitCode.FAILED;
  }
}
