package weir.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.journal.History;
import weir.service.HistoryView;
import weir.service.HostAnswer;

/** {@code weir history}. */
final class HistoryCommand implements Command {
  @Nullable String pattern;
  int most = 5;
  boolean steps;
  ServiceOptions options = new ServiceOptions();
  ForksOption many = new ForksOption();

  @Override
  public void describe(Options to) {
    to.description("List the runs that have changed hosts, from the hosts' own journals.")
        .parameter("0..1", "PATTERN", "Hosts or groups (default: all).", v -> pattern = v)
        .number("-n", "N", "How many runs a host (default: 5).", v -> most = v)
        .flag("--steps", "List each step.", v -> steps = v);
    options.describe(to);
    many.describe(to);
    to.footer(
        "",
        "A host keeps its last 30 runs, in no more than 512 MiB. Steps without a way back",
        "are commands, packages and users; a rollback names them.",
        "",
        "Examples:",
        "  weir history -i inventory                       the last runs of all hosts",
        "  weir history web1 -i inventory -n 1 --steps     what the last one did on web1",
        "",
        "Exit codes: 0 told, 1 error, 4 a host could not be reached.");
  }

  @Override
  public int run(CommandLine line) {
    if (pattern != null) {
      options.connect.limit = pattern;
    }
    try (ServiceSession session = ServiceSession.ofHosts(options, many.forks, line.getErr())) {
      List<HostAnswer<History>> answers =
          session.shells().ask(session.hosts(), (_, shell) -> History.of(shell));
      HistoryView view = new HistoryView(Math.max(1, most), steps);
      session.tell((columns, ink) -> view.table(answers, columns, ink), () -> view.json(answers));
      boolean all = answers.stream().allMatch(HostAnswer.Answered.class::isInstance);
      return all ? ExitCode.OK : ExitCode.UNREACHABLE;
    }
  }
}
