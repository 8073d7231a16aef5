package weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import weir.cli.settings.Surroundings;
import weir.connection.Quoting;
import weir.source.Diagnostic;
import weir.source.DiagnosticRenderer;

/** {@code weir retry}. */
@Command(
    name = "retry",
    description = "Run the last `weir run` again, on the hosts it failed or did not reach.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The last run's options and hosts are kept in $XDG_STATE_HOME/weir (usually",
      "~/.local/state/weir), readable by you alone. Values given with -e may be secret",
      "and are not kept: give them again; files named with -e @FILE are read again.",
      "Runs with --check are not kept. A run that was cut off or interrupted is run",
      "again on all of its hosts, for nobody knows which of them were finished.",
      "",
      "Exit codes: those of `weir run`; 0 also when no host was left behind."
    })
final class RetryCommand extends WeirCommand {

  @Option(
      names = {"-e", "--extra-vars"},
      paramLabel = "VARS",
      description = "The variables that the last run was given this way.")
  List<String> extraVars = new ArrayList<>();

  @Option(names = "--show", description = "Only print the command that would be run.")
  boolean show;

  @Override
  public Integer call() {
    PrintWriter err = err();
    RetryPlan plan =
        RetryPlan.of(StateFile.of(Surroundings.ofProcess(), LastRun.FILE), extraVars, show);
    for (Diagnostic note : plan.notes()) {
      err.print(DiagnosticRenderer.render(List.of(note)));
    }
    err.flush();
    if (plan.words().isEmpty()) {
      return ExitCode.OK;
    }
    PrintWriter out = spec().commandLine().getOut();
    out.println(
        "weir "
            + String.join(
                " ",
                plan.words().stream()
                    .map(
                        word -> word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : Quoting.quote(word))
                    .toList()));
    out.flush();
    if (show) {
      return ExitCode.OK;
    }
    List<String> words = new ArrayList<>(plan.words());
    extraVars.forEach(each -> words.add("--extra-vars=" + each));
    return Main.run(words.toArray(String[]::new));
  }
}
