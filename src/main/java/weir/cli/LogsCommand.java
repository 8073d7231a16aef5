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
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.service.HostAnswer;
import weir.service.Ink;
import weir.service.LogLine;
import weir.service.LogTail;
import weir.service.LogTime;
import weir.service.LogView;

/** {@code weir logs}. */
final class LogsCommand implements Command {
  private static final int USUAL_LINES = 20;

  /** Among so many lines of a log --grep looks when nothing else is said. */
  private static final int SEARCHED_LINES = 5000;

  List<String> services = new ArrayList<>();
  boolean follow;
  int lines = -1;
  @Nullable String since;
  @Nullable String grep;
  ServiceOptions options = new ServiceOptions();
  int forks;

  @Override
  public void describe(Options to) {
    to.description("Show the logs of services of all hosts, merged in the order of time.")
        .parameters("0..*", "SERVICE", String.class, "The services' units.", services)
        .flag("-f, --follow", "Go on with new lines until Ctrl-C.", v -> follow = v)
        .number(
            "-n, --lines",
            "N",
            "The last lines of each host (default: 20; all with --since).",
            v -> lines = v)
        .text(
            "--since",
            "TIME",
            "Lines from then on: 30m, 2h, 3d, 10:00, today, 2026-11-23, in UTC.",
            v -> since = v)
        .text(
            "--grep",
            "REGEX",
            "Only lines in which this is found, in any case if it has no capital letter."
                + " Looks at the last 5000 lines of each log, or at all with --since.",
            v -> grep = v);
    options.describe(to);
    to.number(
        "--forks", "N", "How many hosts work at the same time (default: 500).", v -> forks = v);
    to.footer(
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
        "option is wrong, 4 a host could not be reached.");
  }

  @Override
  public int run(CommandLine line) {
    Pattern wanted = pattern(line);
    Instant start = since == null ? null : LogTime.since(since, Instant.now());
    PrintStream out = Wiring.stdout();
    PrintWriter err = line.getErr();
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
