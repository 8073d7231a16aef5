package weir.cli;

import java.io.PrintWriter;
import java.util.List;
import weir.inventory.Inventory;
import weir.service.Ink;
import weir.service.Progress;
import weir.service.ServiceHost;
import weir.service.ServiceReport;
import weir.service.Stage;

/** What the day-two commands that change something have in common: they run plays they made. */
record ServiceRun(PlaySession session, Inventory inventory, List<ServiceHost> hosts, Stage stage) {

  /** Reads settings and inventory, and finds the hosts and their services. */
  static ServiceRun open(
      ServiceOptions options, List<String> services, Conduct conduct, PrintWriter err) {
    PlaySession session = new PlaySession(options.connect, conduct, err);
    Inventory inventory = session.inventory();
    boolean json = options.output == ServiceOptions.Output.JSON;
    int columns = new Screen().size().columns();
    Stage stage =
        new Stage(
            Wiring.stdout(),
            Wiring.stderr(),
            session.colored() ? Ink.COLOR : Ink.PLAIN,
            new Progress(Wiring.stderr(), Screen.present() && !json, columns),
            columns,
            json);
    return new ServiceRun(session, inventory, session.services(inventory, services), stage);
  }

  /** Runs the plays one after the other; returns the exit code. */
  int run(List<MadePlay> plays, ServiceReport report) {
    try {
      return session.run(List.of(MadePlay.read(plays, session.reader())), inventory, report);
    } finally {
      stage.out().flush();
    }
  }
}
