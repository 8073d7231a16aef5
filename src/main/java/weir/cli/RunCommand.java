package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir run}. */
@Command(
    name = "run",
    description = "Run playbooks: make the hosts match them.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  weir run site.yml -i inventory                 all hosts of the play",
      "  weir run site.yml -i inventory -l web1 -CD     what would change on one host",
      "  weir run site.yml -i 'web1.example.org,' -u me -b",
      "",
      "Exit codes: 0 all is well, 1 error, 2 a host failed, 4 a host could not be",
      "reached or a playbook could not be read, 6 a rollback failed, 99 interrupted."
    })
final class RunCommand extends WeirCommand {

  @Parameters(arity = "1..*", paramLabel = "PLAYBOOK", description = "The playbooks, in order.")
  List<Path> playbooks = new ArrayList<>();

  @Mixin RunOptions options = new RunOptions();

  @Mixin PlayOptions plays = new PlayOptions();

  @Option(
      names = {"-C", "--check"},
      description = "Change nothing; say what would change.")
  boolean check;

  @Option(
      names = "--start-at-task",
      paramLabel = "NAME",
      description = "Begin with the task of this name; * and ? stand for any letters.")
  @Nullable String startAtTask;

  @Option(names = "--force-handlers", description = "Run handlers on failed hosts, too.")
  boolean forceHandlers;

  @Option(
      names = "--flush-cache",
      description = "Without effect: no facts are kept from one run to the next.")
  boolean flushCache;

  @Option(names = "--syntax-check", description = "Only read the playbooks and check them.")
  boolean syntaxCheck;

  @Option(names = "--list-hosts", description = "Only list the hosts of each play.")
  boolean listHosts;

  @Option(names = "--list-tasks", description = "Only list the tasks that would run.")
  boolean listTasks;

  @Option(names = "--list-tags", description = "Only list all tags.")
  boolean listTags;

  @Option(
      names = "--no-lookahead",
      description = "Ask hosts about each task in its turn only; slower, same results.")
  boolean noLookahead;

  @Option(
      names = "--wait",
      arity = "0..1",
      fallbackValue = "3600",
      paramLabel = "SECONDS",
      description = {
        "Wait for another run that has a host, an hour if SECONDS is not given (default: fail).",
      })
  long wait;

  @Option(
      names = "--on-failure",
      paramLabel = "stop|rollback",
      description = "What becomes of a host that fails; sets the variable weir_on_failure.")
  @Nullable String onFailure;

  /** What was typed, without what may be secret. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("weir", "run"));
    playbooks.forEach(playbook -> words.add(playbook.toString()));
    plays.tags.forEach(tag -> words.addAll(List.of("-t", tag)));
    plays.skipTags.forEach(tag -> words.addAll(List.of("--skip-tags", tag)));
    return words;
  }

  @Override
  public Integer call() {
    return new Run(this, spec()).call();
  }
}
