package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir drift}. */
@Command(
    name = "drift",
    description = "Say where hosts differ from playbooks. Changes nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
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
      "2 drift or a wrong option, 4 a host could not be reached, 99 interrupted."
    })
final class DriftCommand extends WeirCommand {

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "The playbooks, in order.")
  List<Path> playbooks = new ArrayList<>();

  @Mixin RunOptions options = new RunOptions();

  @Mixin PlayOptions plays = new PlayOptions();

  @Option(names = "--output", paramLabel = "FORMAT", description = "table (default) or json.")
  ServiceOptions.Output output = ServiceOptions.Output.TABLE;

  @Override
  public Integer call() {
    return new DriftRun(this, err()).call();
  }
}
