package weir.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.module.ModuleFailure;
import weir.modules.DrillSignal;

/** {@code weir drill}. */
final class DrillCommand implements Command {
  List<String> services = new ArrayList<>();
  DrillSignal signal = DrillSignal.KILL;
  int times = 1;
  boolean reboot;
  boolean yes;
  ServiceOptions options = new ServiceOptions();
  VerbCommand.Watching watching = new VerbCommand.Watching();
  boolean check;

  @Override
  public void describe(Options to) {
    to.description("Make services crash, or hosts reboot, and measure how they come back.")
        .parameters(
            "0..*",
            "SERVICE",
            String.class,
            "The services' units; without any, those of the variable weir_services.",
            services)
        .read(
            "--signal",
            "SIGNAL",
            DrillCommand::signal,
            "KILL (default), TERM, SEGV, ABRT, BUS, FPE, ILL, INT or QUIT.",
            v -> signal = v)
        .number("--times", "N", "How often, one time after the other (default: 1).", v -> times = v)
        .flag("--reboot", "Reboot the hosts instead.", v -> reboot = v)
        .flag("-y, --yes", "Do not ask, however many hosts there are.", v -> yes = v);
    options.describe(to);
    watching.describe(to);
    to.flag("-C, --check", "Touch nothing; say what would be done or refused.", v -> check = v);
    to.footer(
        "",
        "Only a service that is healthy, and that systemd would start again, is",
        "touched. Its main process gets the signal, its health address is asked on the",
        "host itself some 20 times a second, and it must be back as a new process,",
        "started exactly once, with the right answer, and stay so. Hosts come one after",
        "the other; the first failure ends it.",
        "",
        "Examples:",
        "  weir drill currents -i inventory -l rome    one crash on one host",
        "  weir drill currents -i inventory --yes      on every host, without a question",
        "  weir drill currents -i inventory -l rome --signal SEGV --times 3",
        "  weir drill currents -i inventory -l rome --reboot",
        "",
        "With --output json: a list with an object a drill: host, service, result, passed,",
        "restart_delay, signal or reboot, poll_interval, downtime, downtime_at_most (from",
        "the last good answer), missed (it was back before it could be seen to be away),",
        "back_after and host_back in seconds; pid, restarts and invocation, each before",
        "and after; message.",
        "",
        "Exit codes: 0 passed, 1 error, 2 a service was refused or did not come back as",
        "it should, 4 a host could not be reached.");
  }

  @Override
  public int run(CommandLine line) {
    return new DrillRun(this, line.getErr()).call();
  }

  private static DrillSignal signal(String name) {
    try {
      return DrillSignal.of(name);
    } catch (ModuleFailure e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
