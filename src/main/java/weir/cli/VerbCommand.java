package weir.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import weir.service.Verb;

/** {@code weir start}, {@code stop}, {@code restart}, {@code enable} and {@code disable}. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract sealed class VerbCommand extends WeirCommand {
  private static final String JSON =
      "With --output json: a list with an object a row: host, service, unit, result,%n"
          + "well, changed, healthy, pid_before, pid, message and notes.";
  private static final int USUAL_WINDOW = 10;
  private static final int USUAL_BUDGET = 60;
  private final Verb verb;

  @Parameters(
      arity = "0..*",
      paramLabel = "SERVICE",
      description = "The services' units; without any, those of the variable weir_services.")
  List<String> services = new ArrayList<>();

  @Mixin ServiceOptions options = new ServiceOptions();

  @Mixin ForksOption many = new ForksOption();

  @Option(
      names = {"-C", "--check"},
      description = "Change nothing; say what would change.")
  boolean check;

  VerbCommand(Verb verb) {
    this.verb = verb;
  }

  /** How long a service must stay up before it counts as well, in seconds. */
  int window() {
    return USUAL_WINDOW;
  }

  /** How long it may take to be well, in seconds. */
  int budget() {
    return USUAL_BUDGET;
  }

  /** Whether one host comes after the other. */
  boolean rolling() {
    return false;
  }

  final Verb verb() {
    return verb;
  }

  @Override
  public final Integer call() {
    return new VerbRun(this, err()).call();
  }

  /** How a service is watched that was just started. */
  static final class Watching {
    @Option(
        names = "--window",
        paramLabel = "SECONDS",
        description = "How long it must stay up before it counts as well (default: 10).")
    int window = USUAL_WINDOW;

    @Option(
        names = "--budget",
        paramLabel = "SECONDS",
        description = "How long it may take to be well (default: 60).")
    int budget = USUAL_BUDGET;
  }

  @Command(
      name = "start",
      description = "Start services, and see that they are well and stay up.",
      footer = {
        "",
        "One that runs already is looked at all the same. What 'well' means is in",
        "weir_services: see `weir status --help`. Of a service that is not listed there",
        "all that can be seen is that it runs and stays up.",
        "",
        "Examples:",
        "  weir start currents -i inventory                what is down, on all hosts",
        "  weir start -i inventory -l rome --window 30     all services of one host",
        "",
        JSON,
        "",
        "Exit codes: 0 all is well, 1 error, 2 a service is not well, 4 a host could not",
        "be reached."
      })
  static final class Start extends VerbCommand {
    @Mixin Watching watching = new Watching();

    Start() {
      super(Verb.START);
    }

    @Override
    int window() {
      return watching.window;
    }

    @Override
    int budget() {
      return watching.budget;
    }
  }

  @Command(
      name = "stop",
      description = "Stop services, the last of weir_services first.",
      footer = {
        "",
        "One that is enabled starts again at boot, which is said.",
        "",
        "Examples:",
        "  weir stop currents -i inventory                 on all hosts",
        "  weir stop -i inventory -l rome                  all services of one host",
        "",
        JSON,
        "",
        "Exit codes: 0 all stand, 1 error, 2 one does not, 4 a host was not reached."
      })
  static final class Stop extends VerbCommand {
    Stop() {
      super(Verb.STOP);
    }
  }

  @Command(
      name = "restart",
      description = "Restart services, host by host, each only when the one before is well again.",
      footer = {
        "",
        "It stops at the first host that does not come back: the others go on with what",
        "works.",
        "",
        "Examples:",
        "  weir restart currents -i inventory              one host after the other",
        "  weir restart currents -i inventory --at-once    all hosts at the same time",
        "",
        JSON,
        "",
        "Exit codes: 0 all are well, 1 error, 2 one is not, 4 a host was not reached."
      })
  static final class Restart extends VerbCommand {
    @Mixin Watching watching = new Watching();

    @Option(names = "--at-once", description = "All hosts at the same time.")
    boolean atOnce;

    Restart() {
      super(Verb.RESTART);
    }

    @Override
    int window() {
      return watching.window;
    }

    @Override
    int budget() {
      return watching.budget;
    }

    @Override
    boolean rolling() {
      return !atOnce;
    }
  }

  @Command(
      name = "enable",
      description = "Let services start at boot. They are not started now.",
      footer = {
        "",
        "Examples:",
        "  weir enable currents -i inventory              on all hosts",
        "",
        JSON,
        "",
        "Exit codes: 0 done, 1 error, 2 one failed, 4 a host was not reached."
      })
  static final class Enable extends VerbCommand {
    Enable() {
      super(Verb.ENABLE);
    }
  }

  @Command(
      name = "disable",
      description = "Let services not start at boot. They are not stopped now.",
      footer = {
        "",
        "Examples:",
        "  weir disable currents -i inventory             on all hosts",
        "",
        JSON,
        "",
        "Exit codes: 0 done, 1 error, 2 one failed, 4 a host was not reached."
      })
  static final class Disable extends VerbCommand {
    Disable() {
      super(Verb.DISABLE);
    }
  }
}
