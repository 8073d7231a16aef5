package weir.modules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;
import weir.module.Param;

/** Runs a line of shell on the host. */
final class ShellModule implements RunsCommand<ShellModule.Params> {

  /** What a task says. */
  record Params(
      @Param(value = "What the shell runs.", from = Param.From.FREE_FORM) @Nullable String freeForm,
      @Param("What the shell runs, where the arguments are given by name.") @Nullable String cmd,
      @Param("Directory to run in.") @Nullable String chdir,
      @Param("File or pattern; when it exists nothing is run.") @Nullable String creates,
      @Param("File or pattern; when it does not exist nothing is run.") @Nullable String removes,
      @Param("Text it reads.") @Nullable Object stdin,
      @Param(value = "Whether a newline is put after that text.", byDefault = "true")
          boolean stdinAddNewline,
      @Param(value = "Whether newlines at the end of its output are dropped.", byDefault = "true")
          boolean stripEmptyEnds,
      @Param(value = "The shell, by its full path.", byDefault = "/bin/sh") String executable) {}

  @Override
  public List<String> names() {
    return List.of("shell");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Command command(Params params) {
    String line = params.cmd() != null ? params.cmd() : params.freeForm();
    if (line == null || line.isBlank()) {
      throw new ModuleFailure("no command given", Map.of("rc", 256L));
    }
    return new Command(
        line,
        List.of(params.executable(), "-c", line),
        false,
        params.chdir(),
        params.creates(),
        params.removes(),
        Command.input(params.stdin(), params.stdinAddNewline()),
        params.stripEmptyEnds());
  }
}
