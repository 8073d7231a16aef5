package weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weir.callback.Callback;
import weir.callback.human.HumanCallback;
import weir.callback.human.Palette;
import weir.inventory.Inventory;
import weir.playbook.Playbook;
import weir.playbook.PlaybookReader;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Nearest;
import weir.vars.RunSettings;

/** One {@code weir run}. */
final class Run {
  private final RunCommand command;
  private final PrintWriter answer;
  private final PrintWriter err;

  Run(RunCommand command, PrintWriter answer, PrintWriter err) {
    this.command = command;
    this.answer = answer;
    this.err = err;
  }

  int call() {
    PlaySession session = new PlaySession(command.options, Conduct.of(command), err);
    List<Playbook> playbooks = new ArrayList<>();
    if (!read(session, playbooks)) {
      return ExitCode.UNREACHABLE;
    }
    if (command.syntaxCheck) {
      playbooks.forEach(playbook -> answer.println("\nplaybook: " + playbook.place().file()));
      answer.flush();
      return ExitCode.OK;
    }
    Inventory inventory = session.inventory();
    RunSettings settings = session.settings();
    PrintStream out = Wiring.stdout();
    if (command.listHosts || command.listTasks || command.listTags) {
      new Listing(out, session.engine(), settings, command).print(playbooks, inventory);
      out.flush();
      return ExitCode.OK;
    }
    if (command.startAtTask != null) {
      playbooks = startingAt(command.startAtTask, session, playbooks);
    }
    Palette palette = session.colored() ? Palette.COLOR : Palette.PLAIN;
    Callback callback = new HumanCallback(out, Wiring.stderr(), palette, settings.verbosity());
    try {
      return session.run(playbooks, inventory, callback);
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

  /** Reads all playbooks; false when one of them cannot be used, which is told. */
  private boolean read(PlaySession session, List<Playbook> playbooks) {
    List<Diagnostic> problems = new ArrayList<>();
    for (Path file : command.playbooks) {
      if (!Files.exists(file)) {
        throw new DiagnosticException(
            Diagnostic.error("there is no playbook '%s'".formatted(file), null));
      }
      PlaybookReader.Result result = session.reader().read(file);
      problems.addAll(result.problems());
      playbooks.add(result.playbook());
    }
    return session.passed(problems);
  }
}
