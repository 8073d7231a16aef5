package weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import weir.callback.human.UnifiedDiff;
import weir.playbook.Playbook;
import weir.service.DriftReport;
import weir.service.Ink;
import weir.service.Progress;
import weir.source.Diagnostic;

/** One {@code weir drift}: a check run that ends in a table. */
final class DriftRun {
  private final DriftCommand command;
  private final PrintWriter err;

  DriftRun(DriftCommand command, PrintWriter err) {
    this.command = command;
    this.err = err;
  }

  int call() {
    PlaySession session = new PlaySession(command.options, Conduct.of(command.plays, "drift"), err);
    Optional<List<Playbook>> playbooks = session.read(command.playbooks);
    if (playbooks.isEmpty()) {
      return ExitCode.ERROR;
    }
    PrintStream out = Wiring.stdout();
    boolean json = command.output == ServiceOptions.Output.JSON;
    int columns = new Screen().size().columns();
    DriftReport report =
        new DriftReport(
            out,
            Wiring.stderr(),
            session.colored() ? Ink.COLOR : Ink.PLAIN,
            new Progress(Wiring.stderr(), Screen.present() && !json, columns),
            new DriftReport.Show(command.plays.diff, json, columns),
            UnifiedDiff::lines);
    try {
      int code = session.run(playbooks.get(), session.inventory(), report);
      return switch (code) {
        case ExitCode.ERROR, ExitCode.INTERRUPTED -> code;
        default -> verdict(session, report);
      };
    } finally {
      out.flush();
    }
  }

  private static int verdict(PlaySession session, DriftReport report) {
    if (report.unreachable()) {
      return ExitCode.UNREACHABLE;
    }
    if (report.failed()) {
      return ExitCode.ERROR;
    }
    if (report.hosts() == 0) {
      session.warn(
          Diagnostic.error("no host was checked", null)
              .withDetail("The playbooks' patterns and --limit leave no host of the inventory."));
      return ExitCode.ERROR;
    }
    return report.drifted() ? ExitCode.FAILED : ExitCode.OK;
  }
}
