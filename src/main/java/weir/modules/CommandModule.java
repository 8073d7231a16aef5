package weir.modules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Words;

/** Runs a program on the host, without a shell between. */
final class CommandModule implements RunsCommand<CommandModule.Params> {

  /** What a task says. */
  record Params(
      @Param(
              value = "The command line, taken apart into words as a shell would.",
              from = Param.From.FREE_FORM)
          @Nullable String freeForm,
      @Param("The command line, where the arguments are given by name.") @Nullable String cmd,
      @Param("The words of the command, taken as they are.") @Nullable List<String> argv,
      @Param("Directory to run in.") @Nullable String chdir,
      @Param("File or pattern; when it exists the command is not run.") @Nullable String creates,
      @Param("File or pattern; when it does not exist the command is not run.")
          @Nullable String removes,
      @Param("Text the command reads.") @Nullable Object stdin,
      @Param(value = "Whether a newline is put after that text.", byDefault = "true")
          boolean stdinAddNewline,
      @Param(value = "Whether newlines at the end of its output are dropped.", byDefault = "true")
          boolean stripEmptyEnds,
      @Param(
              value = "Whether $NAME and ~ in the words are expanded on the host.",
              byDefault = "true")
          boolean expandArgumentVars,
      @Param("Has no meaning here; taken so that old playbooks load.")
          @Nullable String executable) {

    /** A command in one way, not in two. */
    public Params {
      if (argv != null && (freeForm != null || cmd != null)) {
        throw new ModuleFailure("only command or argv can be given, not both", Map.of("rc", 256L));
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("command");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Command command(Params params) {
    String line = params.cmd() != null ? params.cmd() : params.freeForm();
    List<String> words =
        params.argv() != null ? params.argv() : Words.split(line == null ? "" : line);
    if (words.isEmpty()) {
      throw new ModuleFailure("no command given", Map.of("rc", 256L));
    }
    return new Command(
        words,
        words,
        params.expandArgumentVars(),
        params.chdir(),
        params.creates(),
        params.removes(),
        Command.input(params.stdin(), params.stdinAddNewline()),
        params.stripEmptyEnds());
  }
}
