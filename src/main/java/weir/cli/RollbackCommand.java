package weir.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weir.journal.Run;
import weir.service.HostAnswer;
import weir.service.Rollback;
import weir.service.RollbackView;

/** {@code weir rollback}. */
@Command(
    name = "rollback",
    description = "Return hosts to where they were before a run.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
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
      "the host, 4 a host could not be reached, 6 not all could be undone."
    })
final class RollbackCommand extends WeirCommand {

  @Parameters(index = "0", paramLabel = "PATTERN", description = "Hosts or groups.")
  String pattern = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run before which the hosts are to be (default: each host's newest).")
  String to = "";

  @Option(
      names = {"-C", "--check"},
      description = "Change nothing; say what would be undone.")
  boolean check;

  @Option(
      names = {"-D", "--diff"},
      description = "Show how files change.")
  boolean diff;

  @Option(names = "--yes", description = "Do not ask before more than one host is changed.")
  boolean yes;

  @Mixin ServiceOptions options = new ServiceOptions();

  @Mixin ForksOption many = new ForksOption();

  @Override
  public Integer call() {
    PrintWriter err = err();
    options.connect.limit = pattern;
    Run run = Run.now(List.of("weir", "rollback", pattern, to), !check, Duration.ZERO);
    try (ServiceSession session = ServiceSession.ofHosts(options, many.forks, err)) {
      int hosts = session.hosts().size();
      if (!check && !yes && hosts > 1 && !session.agreed("Undo on %d hosts?".formatted(hosts))) {
        err.println("Nothing was undone. --yes answers the question.");
        return ExitCode.FAILED;
      }
      Rollback rollback = new Rollback(to, run, diff);
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
