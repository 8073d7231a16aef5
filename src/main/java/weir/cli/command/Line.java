package weir.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command as picocli knows it: what it takes, {@code --help}, and what to call. */
public final class Line implements Callable<Integer> {
  private final CommandSpec spec;
  private final Command command;

  private Line(String name, Command command) {
    this.command = command;
    this.spec = CommandSpec.wrapWithoutInspection(this).name(name);
  }

  /** The command line of one command, without subcommands. */
  public static CommandLine of(String name, Command command) {
    CommandSpec spec = new Line(name, command).spec;
    spec.usageMessage().sortOptions(false);
    command.describe(new Options(spec));
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
    return new CommandLine(spec);
  }

  @Override
  public Integer call() throws Exception {
    return command.run(spec.commandLine());
  }
}
