package weir.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.journal.Run;
import weir.service.HostAnswer;
import weir.service.Rollback;
import weir.service.RollbackView;

/** {@code weir rollback}. */
final class RollbackCommand implements Command {
  String pattern = "";
  String before = "";
  boolean check;
  boolean diff;
  boolean yes;
  ServiceOptions options = new ServiceOptions();
  ForksOption many = new ForksOption();

  @Override
  public void describe(Options to) {
    to.description("Return hosts to where they were before a run.")
        .parameter("1", "PATTERN", "Hosts or groups.", v -> pattern = v)
        .parameter(
            "0..1",
            "RUN",
            "The run before which the hosts are to be (default: each host's newest).",
            v -> before = v)
        .flag("-C, --check", "Change nothing; say what would be undone.", v -> check = v)
        .flag("-D, --diff", "Show how files change.", v -> diff = v)
        .flag("--yes", "Do not ask before more than one host is changed.", v -> yes = v);
    options.describe(to);
    many.describe(to);
    to.footer(
        "",
        "Files, links, directories and units go back to what the host's journal kept of",
        "them; commands, packages and users have no way back and are named. Runs after",
        "RUN are undone as well, the newest first.",
        "",
        "Examples:",
        "  weir rollback web1 -i inventory --check --diff       what would change",
        "  weir rollback web1 -i inventory                      undo the last run",
        "  weir rollback web 20261123T150405Z-1a2b3c -i inventory",
        "",
        "Exit codes: 0 undone, 1 error, 2 there was nothing to undo or another run has",
        "the host, 4 a host could not be reached, 6 not all could be undone.");
  }

  @Override
  public int run(CommandLine line) {
    PrintWriter err = line.getErr();
    options.connect.limit = pattern;
    Run run = Run.now(List.of("weir", "rollback", pattern, before), !check, Duration.ZERO);
    try (ServiceSession session = ServiceSession.ofHosts(options, many.forks, err)) {
      int hosts = session.hosts().size();
      if (!check && !yes && hosts > 1 && !session.agreed("Undo on %d hosts?".formatted(hosts))) {
        err.println("Nothing was undone. --yes answers the question.");
        return ExitCode.FAILED;
      }
      Rollback rollback = new Rollback(before, run, diff);
      List<HostAnswer<Rollback.Result>> answers =
          session.shells().ask(session.hosts(), (_, shell) -> rollback.on(shell));
      RollbackView view = new RollbackView(check);
      session.tell((_, ink) -> view.lines(answers, ink), () -> view.json(answers));
      return exitCode(answers);
    }
  }

  private static int exitCode(List<HostAnswer<Rollback.Result>> answers) {
    int code = ExitCode.OK;
    for (HostAnswer<Rollback.Result> answer : answers) {
      int own =
          switch (answer) {
            case HostAnswer.Unreachable<Rollback.Result> _ -> ExitCode.UNREACHABLE;
            case HostAnswer.Answered<Rollback.Result>(var _, Rollback.Result result) ->
                !result.problem().isEmpty()
                    ? ExitCode.FAILED
                    : result.reversal().failed().isEmpty() ? ExitCode.OK : ExitCode.NEEDS_HAND;
          };
      code = Math.max(code, own);
    }
    return code;
  }
}
