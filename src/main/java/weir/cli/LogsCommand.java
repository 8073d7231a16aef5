package weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weir.service.HostAnswer;
import weir.service.Ink;
import weir.service.LogLine;
import weir.service.LogTail;
import weir.service.LogTime;
import weir.service.LogView;

/** {@code weir logs}. */
@Command(
    name = "logs",
    description = "Show the logs of services of all hosts, merged in the order of time.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Both the journal and the unit's own log file are read; the file is found from",
      "StandardOutput=append: or file:, or named by `log` in weir_services. Its lines",
      "are put in order by the time they begin with, or else by the file's last",
      "change. Times are UTC. -f goes on over rotations and lost connections without",
      "losing or repeating lines, and leaves nothing running on any host. With",
      "--output json each line is an object: time (UTC), host, service, source (journal,",
      "systemd or file), priority (0 to 7, as syslog counts) and message.",
      "Without names the services are those of weir_services (weir status --help).",
      "",
      "Examples:",
      "  weir logs -i inventory                        the last 20 lines of each host",
      "  weir logs currents -i inventory -f            and whatever comes",
      "  weir logs -i inventory --since 2h --grep 'error|timeout'",
      "",
      "Exit codes: 0 all logs were read, 1 error, 2 a log could not be read or an",
      "option is wrong, 4 a host could not be reached."
    })
final class LogsCommand extends WeirCommand {
  private static final int USUAL_LINES = 20;

  /** Among so many lines of a log --grep looks when nothing else is said. */
  private static final int SEARCHED_LINES = 5000;

  @Parameters(arity = "0..*", paramLabel = "SERVICE", description = "The services' units.")
  List<String> services = new ArrayList<>();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with new lines until Ctrl-C.")
  boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "The last lines of each host (default: 20; all with --since).")
  int lines = -1;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Lines from then on: 30m, 2h, 3d, 10:00, today, 2026-11-23, in UTC.")
  @Nullable String since;

  @Option(
      names = "--grep",
      paramLabel = "REGEX",
      description =
          "Only lines in which this is found, in any case if it has no capital letter."
              + " Looks at the last 5000 lines of each log, or at all with --since.")
  @Nullable String grep;

  @Mixin ServiceOptions options = new ServiceOptions();

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "How many hosts work at the same time (default: 500).")
  int forks;

  @Override
  public Integer call() {
    Pattern wanted = pattern(spec().commandLine());
    Instant start = since == null ? null : LogTime.since(since, Instant.now());
    PrintStream out = Wiring.stdout();
    PrintWriter err = err();
    try (ServiceSession session = ServiceSession.open(options, forks, services, err)) {
      Ink ink = session.colored() ? Ink.COLOR : Ink.PLAIN;
      LogView view = new LogView(session.hosts(), ink, wanted);
      int most = lines >= 0 ? lines : start == null ? USUAL_LINES : 0;
      List<LogTail> tails =
          session.hosts().stream()
              .map(host -> new LogTail(host, start, asked(start, most)))
              .toList();
      boolean json = options.output == ServiceOptions.Output.JSON;
      LogPrinter printer = new LogPrinter(view, json, out, err);
      if (follow) {
        return new LogFollow(session, tails, printer, most).run();
      }
      return once(session, tails, printer, most);
    }
  }

  /** How many lines of each log the hosts are asked for at first. */
  private int asked(@Nullable Instant start, int most) {
    return start != null ? 0 : grep == null ? Math.max(1, most) : SEARCHED_LINES;
  }

  private static int once(
      ServiceSession session, List<LogTail> tails, LogPrinter printer, int most) {
    int code = ExitCode.OK;
    List<LogLine> all = new ArrayList<>();
    List<HostAnswer<LogTail.News>> answers =
        session
            .shells()
            .ask(
                session.hosts(),
                (host, shell) -> tails.get(session.hosts().indexOf(host)).all(shell));
    for (HostAnswer<LogTail.News> answer : answers) {
      String name = answer.host().name();
      switch (answer) {
        case HostAnswer.Answered<LogTail.News> answered -> {
          all.addAll(answered.value().lines());
          for (String problem : answered.value().problems()) {
            printer.notice(name, problem);
            code = Math.max(code, ExitCode.FAILED);
          }
        }
        case HostAnswer.Unreachable<LogTail.News> lost -> {
          printer.notice(name, "unreachable: " + lost.why());
          code = ExitCode.UNREACHABLE;
        }
      }
    }
    printer.print(all, most);
    return code;
  }

  private @Nullable Pattern pattern(CommandLine line) {
    if (grep == null) {
      return null;
    }
    try {
      boolean capital = grep.codePoints().anyMatch(Character::isUpperCase);
      return Pattern.compile(grep, capital ? 0 : Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new CommandLine.ParameterException(
          line, "--grep is no regular expression: " + e.getDescription());
    }
  }
}
