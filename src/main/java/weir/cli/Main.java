package weir.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import weir.cli.command.Command;
import weir.cli.command.Line;
import weir.cli.command.Options;
import weir.cli.demo.DemoCommand;
import weir.cli.demo.DemoContent;
import weir.source.DiagnosticException;
import weir.source.DiagnosticRenderer;
import weir.source.Nearest;
import weir.template.TemplateException;

/** The {@code weir} command: its parts, and how each mistake ends. */
public final class Main implements Command {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command. */
  static int run(String... args) {
    String first = args.length == 0 ? "" : args[0];
    Map<String, Supplier<Command>> all = subcommands();
    Supplier<Command> named = all.get(first);
    // To look at the options of all commands takes longer than many a command.
    Map<String, Supplier<Command>> needed =
        named != null
            ? Map.of(first, named)
            : Set.of("--version", "-V").contains(first) ? Map.of() : all;
    return line(needed).execute(args);
  }

  /** All commands, before any is run. */
  static CommandLine commands() {
    return line(subcommands());
  }

  private static Map<String, Supplier<Command>> subcommands() {
    Map<String, Supplier<Command>> all = new LinkedHashMap<>();
    all.put("run", RunCommand::new);
    all.put("drift", DriftCommand::new);
    all.put("retry", RetryCommand::new);
    all.put("status", StatusCommand::new);
    all.put("crashes", CrashesCommand::new);
    all.put("logs", LogsCommand::new);
    all.put("start", VerbCommand.Start::new);
    all.put("stop", VerbCommand.Stop::new);
    all.put("restart", VerbCommand.Restart::new);
    all.put("enable", VerbCommand.Enable::new);
    all.put("disable", VerbCommand.Disable::new);
    all.put("drill", DrillCommand::new);
    all.put("history", HistoryCommand::new);
    all.put("rollback", RollbackCommand::new);
    all.put("exec", ExecCommand::new);
    all.put("eval", EvalCommand::new);
    all.put("inventory", InventoryCommand::new);
    all.put("demo", Main::demo);
    return all;
  }

  private static DemoCommand demo() {
    return new DemoCommand(
        list -> run(Stream.concat(Stream.of("run"), list.stream()).toArray(String[]::new)),
        DemoContent.currents());
  }

  private static CommandLine line(Map<String, Supplier<Command>> subcommands) {
    CommandLine line = Line.of("weir", new Main());
    line.getCommandSpec().versionProvider(new Version());
    line.getCommandSpec().usageMessage().synopsisSubcommandLabel("COMMAND");
    subcommands.forEach((name, command) -> line.addSubcommand(name, Line.of(name, command.get())));
    // Options such as -e and -l read files behind an @ themselves.
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::misused);
    line.setExecutionExceptionHandler(Main::failed);
    line.setExitCodeExceptionMapper(_ -> ExitCode.ERROR);
    return line;
  }

  @Override
  public void describe(Options to) {
    to.description("Makes Linux hosts match Ansible playbooks, over SSH, without an agent.")
        .footer(
            "",
            "Examples:",
            "  weir demo                                  three hosts, deployed and verified",
            "  weir run playbooks/site.yml -i inventory   make the hosts match",
            "  weir run site.yml -i inventory -CD         show what would change",
            "  weir status -i inventory                   how the services are",
            "",
            "`weir COMMAND --help` says more.");
  }

  @Override
  public int run(CommandLine line) {
    line.usage(line.getOut());
    return ExitCode.OK;
  }

  private static int misused(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    String problem = e.getMessage();
    Optional<String> near = Optional.empty();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst().split("=", 2)[0];
      boolean option = first.startsWith("-");
      near =
          Nearest.to(
              first,
              option
                  ? line.getCommandSpec().optionsMap().keySet()
                  : line.getSubcommands().keySet());
      if (!option && !line.getSubcommands().isEmpty()) {
        problem = "there is no command '%s'".formatted(first);
      }
    }
    err.println("error: " + problem);
    near.ifPresent(name -> err.println("  = Did you mean '%s'?".formatted(name)));
    err.println(
        "  = `%s --help` lists the %s."
            .formatted(
                line.getCommandSpec().qualifiedName(),
                line.getSubcommands().isEmpty() ? "options" : "commands"));
    return ExitCode.FAILED;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    PrintWriter err = line.getErr();
    if (e instanceof DiagnosticException diagnostics) {
      err.print(DiagnosticRenderer.render(diagnostics.diagnostics()));
      err.flush();
      return ExitCode.ERROR;
    }
    if (e instanceof TemplateException template) {
      err.print(DiagnosticRenderer.render(List.of(template.diagnostic())));
      err.flush();
      return ExitCode.ERROR;
    }
    err.println("error: %s".formatted(e));
    err.println("  = This is a bug in Weir. Please report it with the lines below.");
    e.printStackTrace(err);
    return ExitCode.UNEXPECTED;
  }
}
