package weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import weir.callback.Callback;
import weir.callback.human.HumanCallback;
import weir.callback.human.Palette;
import weir.inventory.Inventory;
import weir.playbook.Playbook;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.vars.RunSettings;

/** One {@code weir run}. */
final class Run {
  private final RunCommand command;
  private final CommandLine line;
  private final PrintWriter answer;
  private final PrintWriter err;

  Run(RunCommand command, CommandLine line) {
    this.command = command;
    this.line = line;
    this.answer = line.getOut();
    this.err = line.getErr();
  }

  int call() {
    PlaySession session = new PlaySession(command.options, Conduct.of(command), err);
    Optional<List<Playbook>> read = session.read(command.playbooks);
    if (read.isEmpty()) {
      return ExitCode.UNREACHABLE;
    }
    List<Playbook> playbooks = read.get();
    if (command.syntaxCheck) {
      playbooks.forEach(playbook -> answer.println("\nplaybook: " + playbook.place().file()));
      answer.flush();
      return ExitCode.OK;
    }
    Inventory inventory = session.inventory();
    RunSettings settings = session.settings();
    PrintStream out = Wiring.stdout();
    if (command.lists()) {
      new Listing(out, session.engine(), settings, command).print(playbooks, inventory);
      out.flush();
      return ExitCode.OK;
    }
    if (command.startAtTask != null) {
      playbooks = startingAt(command.startAtTask, session, playbooks);
    }
    Palette palette = session.colored() ? Palette.COLOR : Palette.PLAIN;
    Callback callback = new HumanCallback(out, Wiring.stderr(), palette, settings.verbosity());
    RunKeeper keeper = new RunKeeper(callback, session::warn);
    if (!command.check) {
      keeper.begin(command, line.getParseResult().matchedOptionsSet());
    }
    try {
      int code = session.run(playbooks, inventory, keeper);
      keeper.end(code);
      return code;
    } finally {
      out.flush();
    }
  }

  private static List<Playbook> startingAt(
      String name, PlaySession session, List<Playbook> playbooks) {
    StartAt start = new StartAt(name, session.engine(), session.settings());
    List<Playbook> left = start.of(playbooks);
    if (!start.found()) {
      session.warn(
          Diagnostic.warning("no task is named '%s', so none runs".formatted(name), null)
              .withDetail("Tasks that are included while playbooks run are not looked at.")
              .withHint(Nearest.question(name, start.names())));
    }
    return left;
  }
}
