package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;

/** {@code weir drift}. */
final class DriftCommand implements Command {
  List<Path> playbooks = new ArrayList<>();
  RunOptions options = new RunOptions();
  PlayOptions plays = new PlayOptions();
  ServiceOptions.Output output = ServiceOptions.Output.TABLE;

  @Override
  public void describe(Options to) {
    to.description("Say where hosts differ from playbooks. Changes nothing.")
        .parameters("1..*", "PLAYBOOK", Path.class, "The playbooks, in order.", playbooks);
    options.describe(to);
    plays.describe(to);
    to.one(
        "--output",
        "FORMAT",
        ServiceOptions.Output.class,
        "table (default) or json.",
        v -> output = v);
    to.footer(
        "",
        "This is `weir run --check` with another ending: a table of what differs where,",
        "and an exit code for scripts. Tasks such as command and shell, of which only",
        "running them would tell, are listed as not checked; they do not count as drift.",
        "",
        "Examples:",
        "  weir drift site.yml -i inventory              all hosts",
        "  weir drift site.yml -i inventory -l web1 -D   line by line",
        "  weir drift site.yml -i inventory --output json",
        "",
        "Exit codes: 0 in sync, 1 error or a host could not be checked to the end,",
        "2 drift or a wrong option, 4 a host could not be reached, 99 interrupted.");
  }

  @Override
  public int run(CommandLine line) {
    return new DriftRun(this, line.getErr()).call();
  }
}
