package weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.service.DrillReport;
import weir.service.Service;
import weir.service.ServiceHost;
import weir.source.Diagnostic;

/** One {@code weir drill}: a play for each service, whose one task is weir.drill. */
final class DrillRun {
  private static final int NAMED_HOSTS = 8;
  private final DrillCommand command;
  private final PrintWriter err;

  DrillRun(DrillCommand command, PrintWriter err) {
    this.command = command;
    this.err = err;
  }

  int call() {
    Conduct conduct = Conduct.of(1, command.check, false, !command.options.noBecome, "drill");
    ServiceRun run = ServiceRun.open(command.options, command.services, conduct, err);
    if (!command.check && !agreed(run.session(), run.hosts())) {
      return ExitCode.ERROR;
    }
    return run.run(plays(run.hosts()), new DrillReport(run.hosts(), run.stage(), command.reboot));
  }

  /** A crash is a service's, a reboot is all services'. */
  private List<MadePlay> plays(List<ServiceHost> hosts) {
    int window = command.watching.window;
    int budget = command.watching.budget;
    if (command.reboot) {
      Map<String, Object> arguments = Checks.firstAndOthers();
      arguments.put("reboot", true);
      return List.of(
          Checks.together(hosts, window, budget).task("drill", "weir.drill", arguments, Map.of()));
    }
    List<MadePlay> plays = new ArrayList<>();
    for (Checks checks : Checks.of(hosts, window, budget)) {
      Map<String, Object> arguments = new LinkedHashMap<>(checks.health());
      arguments.put("signal", command.signal.name());
      arguments.put("times", (long) command.times);
      plays.add(checks.play(true).task("drill", "weir.drill", arguments, Map.of()));
    }
    return plays;
  }

  /** One service on one host is what was asked for; more than that may be more than was meant. */
  private boolean agreed(PlaySession session, List<ServiceHost> hosts) {
    long drills = hosts.stream().mapToLong(host -> host.services().size()).sum();
    if (drills < 2 || command.yes) {
      return true;
    }
    List<String> names =
        hosts.stream()
            .flatMap(host -> host.services().stream())
            .map(Service::name)
            .distinct()
            .toList();
    List<String> some = hosts.stream().map(ServiceHost::name).limit(NAMED_HOSTS).toList();
    String more =
        hosts.size() > NAMED_HOSTS ? " and %d more".formatted(hosts.size() - NAMED_HOSTS) : "";
    String what =
        "%s %s on %d host%s, one after the other:%n  %s%s"
            .formatted(
                command.reboot
                    ? "This reboots the hosts of"
                    : "This sends SIG%s %d time%s to"
                        .formatted(command.signal, command.times, command.times == 1 ? "" : "s"),
                String.join(", ", names),
                hosts.size(),
                hosts.size() == 1 ? "" : "s",
                String.join(", ", some),
                more);
    if (!session.ask().present()) {
      session.warn(
          Diagnostic.error(
                  "this drill touches more than one service, and nobody can be asked", null)
              .withDetail(what + "\nThere is no terminal.")
              .withHint("Say --yes if that is meant, or choose a host with -l."));
      return false;
    }
    return session
        .ask()
        .yes("%s%nEach will be away for some seconds. Go on? (yes/no) ".formatted(what));
  }
}
