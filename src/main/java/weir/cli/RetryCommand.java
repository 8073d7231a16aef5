package weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.cli.settings.Surroundings;
import weir.connection.Quoting;

/** {@code weir retry}. */
final class RetryCommand implements Command {
  List<String> extraVars = new ArrayList<>();
  boolean show;

  @Override
  public void describe(Options to) {
    to.description("Run the last `weir run` again, on the hosts it failed or did not reach.")
        .all(
            "-e, --extra-vars",
            "VARS",
            String.class,
            "The variables that the last run was given this way.",
            extraVars)
        .flag("--show", "Only print the command that would be run.", v -> show = v);
    to.footer(
        "",
        "The last run's options and hosts are kept in $XDG_STATE_HOME/weir (usually",
        "~/.local/state/weir), readable by you alone. Values given with -e may be secret",
        "and are not kept: give them again; files named with -e @FILE are read again.",
        "Runs with --check are not kept. A run that was cut off or interrupted is run",
        "again on all of its hosts, for nobody knows which of them were finished.",
        "",
        "Exit codes: those of `weir run`; 0 also when no host was left behind.");
  }

  @Override
  public int run(CommandLine line) {
    RetryPlan plan =
        RetryPlan.of(StateFile.of(Surroundings.ofProcess(), LastRun.FILE), extraVars, show);
    plan.notes().forEach(new Warnings(line.getErr()));
    if (plan.words().isEmpty()) {
      return ExitCode.OK;
    }
    PrintWriter out = line.getOut();
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
