package weir.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weir.journal.History;
import weir.service.HistoryView;
import weir.service.HostAnswer;

/** {@code weir history}. */
@Command(
    name = "history",
    description = "List the runs that have changed hosts, from the hosts' own journals.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A host keeps its last 30 runs, in no more than 512 MiB. Steps without a way back",
      "are commands, packages and users; a rollback names them.",
      "",
      "Examples:",
      "  weir history -i inventory                       the last runs of all hosts",
      "  weir history web1 -i inventory -n 1 --steps     what the last one did on web1",
      "",
      "Exit codes: 0 told, 1 error, 4 a host could not be reached."
    })
final class HistoryCommand extends WeirCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      description = "Hosts or groups (default: all).")
  @Nullable String pattern;

  @Option(names = "-n", paramLabel = "N", description = "How many runs a host (default: 5).")
  int most = 5;

  @Option(names = "--steps", description = "List each step.")
  boolean steps;

  @Mixin ServiceOptions options = new ServiceOptions();

  @Mixin ForksOption many = new ForksOption();

  @Override
  public Integer call() {
    if (pattern != null) {
      options.connect.limit = pattern;
    }
    try (ServiceSession session = ServiceSession.ofHosts(options, many.forks, err())) {
      List<HostAnswer<History>> answers =
          session.shells().ask(session.hosts(), (_, shell) -> History.of(shell));
      HistoryView view = new HistoryView(Math.max(1, most), steps);
      session.tell((columns, ink) -> view.table(answers, columns, ink), () -> view.json(answers));
      boolean all = answers.stream().allMatch(HostAnswer.Answered.class::isInstance);
      return all ? ExitCode.OK : ExitCode.UNREACHABLE;
    }
  }
}
