package weir.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import weir.module.ModuleFailure;
import weir.modules.DrillSignal;

/** {@code weir drill}. */
@Command(
    name = "drill",
    description = "Make services crash, or hosts reboot, and measure how they come back.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
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
      "it should, 4 a host could not be reached."
    })
final class DrillCommand extends WeirCommand {

  @Parameters(
      arity = "0..*",
      paramLabel = "SERVICE",
      description = "The services' units; without any, those of the variable weir_services.")
  List<String> services = new ArrayList<>();

  @Option(
      names = "--signal",
      paramLabel = "SIGNAL",
      converter = SignalName.class,
      description = "KILL (default), TERM, SEGV, ABRT, BUS, FPE, ILL, INT or QUIT.")
  DrillSignal signal = DrillSignal.KILL;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "How often, one time after the other (default: 1).")
  int times = 1;

  @Option(names = "--reboot", description = "Reboot the hosts instead.")
  boolean reboot;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask, however many hosts there are.")
  boolean yes;

  @Mixin ServiceOptions options = new ServiceOptions();
  @Mixin VerbCommand.Watching watching = new VerbCommand.Watching();

  @Option(
      names = {"-C", "--check"},
      description = "Touch nothing; say what would be done or refused.")
  boolean check;

  /** Reads the name of a signal. */
  private static final class SignalName implements ITypeConverter<DrillSignal> {
    @Override
    public DrillSignal convert(String name) {
      try {
        return DrillSignal.of(name);
      } catch (ModuleFailure e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Override
  public Integer call() {
    return new DrillRun(this, err()).call();
  }
}
