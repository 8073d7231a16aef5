package weir.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import weir.callback.Callback;
import weir.callback.Event;
import weir.cli.settings.Surroundings;
import weir.source.Diagnostic;

/**
 * Keeps for {@code weir retry} what a run was and which hosts it left behind: at its start, so that
 * a run that is cut off is not taken for the one before it, and at its end.
 */
final class RunKeeper implements Callback {
  private final Callback next;
  private final StateFile file;
  private final Consumer<Diagnostic> warnings;
  private final List<String> left = new ArrayList<>();
  private @Nullable LastRun run;

  RunKeeper(Callback next, Consumer<Diagnostic> warnings) {
    this.next = next;
    this.file = StateFile.of(Surroundings.ofProcess(), LastRun.FILE);
    this.warnings = warnings;
  }

  /** The run that a command line means, with these options, is about to begin. */
  void begin(RunCommand command, Collection<OptionSpec> given) {
    List<String> words = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    for (OptionSpec option : given) {
      if (option.longestName().equals("--extra-vars")) {
        for (String value : command.options.extraVars) {
          if (value.startsWith("@")) {
            words.add("--extra-vars=" + value);
          } else {
            withheld.addAll(ExtraVars.of(List.of(value)).keySet());
          }
        }
      } else if (!option.longestName().equals("--limit")) {
        for (String value : option.originalStringValues()) {
          boolean flag = option.arity().max() == 0;
          words.add(flag ? option.longestName() : "%s=%s".formatted(option.longestName(), value));
        }
      }
    }
    run = LastRun.begun(command.playbooks, words, withheld, command.options.limit);
    write(run);
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Recap recap) {
      recap
          .hosts()
          .forEach((host, stats) -> {
            if (stats.failed() > 0 || stats.unreachable() > 0) {
              left.add(host);
            }
          });
    }
    next.on(event);
  }

  /** The run has ended by itself, with this exit code. */
  void end(int code) {
    boolean whole = code != ExitCode.ERROR && code != ExitCode.INTERRUPTED;
    if (run != null && whole) {
      write(run.ended(left));
    }
  }

  private void write(LastRun now) {
    try {
      file.write(now.text());
    } catch (IOException e) {
      run = null;
      warnings.accept(
          Diagnostic.warning("`weir retry` will not know of this run", null)
              .withDetail("%s cannot be written: %s".formatted(file.path(), e)));
    }
  }
}
