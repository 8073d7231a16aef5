package weir.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.service.Verb;

/** {@code weir start}, {@code stop}, {@code restart}, {@code enable} and {@code disable}. */
abstract sealed class VerbCommand implements Command {
  private static final String JSON =
      "With --output json: a list with an object a row: host, service, unit, result,%n"
          + "well, changed, healthy, pid_before, pid, message and notes.";
  private static final int USUAL_WINDOW = 10;
  private static final int USUAL_BUDGET = 60;
  private final Verb verb;
  List<String> services = new ArrayList<>();
  ServiceOptions options = new ServiceOptions();
  ForksOption many = new ForksOption();
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
  public void describe(Options to) {
    to.parameters(
        "0..*",
        "SERVICE",
        String.class,
        "The services' units; without any, those of the variable weir_services.",
        services);
    options.describe(to);
    many.describe(to);
    to.flag("-C, --check", "Change nothing; say what would change.", v -> check = v);
  }

  @Override
  public final int run(CommandLine line) {
    return new VerbRun(this, line.getErr()).call();
  }

  /** How a service is watched that was just started. */
  static final class Watching {
    int window = USUAL_WINDOW;

    int budget = USUAL_BUDGET;

    void describe(Options to) {
      to.number(
              "--window",
              "SECONDS",
              "How long it must stay up before it counts as well (default: 10).",
              v -> window = v)
          .number(
              "--budget",
              "SECONDS",
              "How long it may take to be well (default: 60).",
              v -> budget = v);
    }
  }

  /** {@code weir start}. */
  static final class Start extends VerbCommand {
    Watching watching = new Watching();

    Start() {
      super(Verb.START);
    }

    @Override
    public void describe(Options to) {
      super.describe(to);
      watching.describe(to);
      to.description("Start services, and see that they are well and stay up.")
          .footer(
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
              "be reached.");
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

  /** {@code weir stop}. */
  static final class Stop extends VerbCommand {
    Stop() {
      super(Verb.STOP);
    }

    @Override
    public void describe(Options to) {
      super.describe(to);
      to.description("Stop services, the last of weir_services first.")
          .footer(
              "",
              "One that is enabled starts again at boot, which is said.",
              "",
              "Examples:",
              "  weir stop currents -i inventory                 on all hosts",
              "  weir stop -i inventory -l rome                  all services of one host",
              "",
              JSON,
              "",
              "Exit codes: 0 all stand, 1 error, 2 one does not, 4 a host was not reached.");
    }
  }

  /** {@code weir restart}. */
  static final class Restart extends VerbCommand {
    Watching watching = new Watching();

    boolean atOnce;

    Restart() {
      super(Verb.RESTART);
    }

    @Override
    public void describe(Options to) {
      super.describe(to);
      watching.describe(to);
      to.flag("--at-once", "All hosts at the same time.", v -> atOnce = v);
      to.description("Restart services, host by host, each only when the one before is well again.")
          .footer(
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
              "Exit codes: 0 all are well, 1 error, 2 one is not, 4 a host was not reached.");
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

  /** {@code weir enable}. */
  static final class Enable extends VerbCommand {
    Enable() {
      super(Verb.ENABLE);
    }

    @Override
    public void describe(Options to) {
      super.describe(to);
      to.description("Let services start at boot. They are not started now.")
          .footer(
              "",
              "Examples:",
              "  weir enable currents -i inventory              on all hosts",
              "",
              JSON,
              "",
              "Exit codes: 0 done, 1 error, 2 one failed, 4 a host was not reached.");
    }
  }

  /** {@code weir disable}. */
  static final class Disable extends VerbCommand {
    Disable() {
      super(Verb.DISABLE);
    }

    @Override
    public void describe(Options to) {
      super.describe(to);
      to.description("Let services not start at boot. They are not stopped now.")
          .footer(
              "",
              "Examples:",
              "  weir disable currents -i inventory             on all hosts",
              "",
              JSON,
              "",
              "Exit codes: 0 done, 1 error, 2 one failed, 4 a host was not reached.");
    }
  }
}
