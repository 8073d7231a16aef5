package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;

/** {@code weir run}. */
final class RunCommand implements Command {
  List<Path> playbooks = new ArrayList<>();
  RunOptions options = new RunOptions();
  PlayOptions plays = new PlayOptions();
  boolean check;
  @Nullable String startAtTask;
  boolean forceHandlers;
  boolean flushCache;
  boolean syntaxCheck;
  boolean listHosts;
  boolean listTasks;
  boolean listTags;
  boolean noLookahead;
  long wait;
  @Nullable String onFailure;

  /** Whether to tell what would run where, and to run nothing. */
  boolean lists() {
    return listHosts || listTasks || listTags;
  }

  /** What was typed, without what may be secret. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("weir", "run"));
    playbooks.forEach(playbook -> words.add(playbook.toString()));
    plays.tags.forEach(tag -> words.addAll(List.of("-t", tag)));
    plays.skipTags.forEach(tag -> words.addAll(List.of("--skip-tags", tag)));
    return words;
  }

  @Override
  public void describe(Options to) {
    to.description("Run playbooks: make the hosts match them.")
        .parameters("1..*", "PLAYBOOK", Path.class, "The playbooks, in order.", playbooks);
    options.describe(to);
    plays.describe(to);
    to.flag("-C, --check", "Change nothing; say what would change.", v -> check = v)
        .text(
            "--start-at-task",
            "NAME",
            "Begin with the task of this name; * and ? stand for any letters.",
            v -> startAtTask = v)
        .flag("--force-handlers", "Run handlers on failed hosts, too.", v -> forceHandlers = v)
        .flag(
            "--flush-cache",
            "Without effect: no facts are kept from one run to the next.",
            v -> flushCache = v)
        .flag("--syntax-check", "Only read the playbooks and check them.", v -> syntaxCheck = v)
        .flag("--list-hosts", "Only list the hosts of each play.", v -> listHosts = v)
        .flag("--list-tasks", "Only list the tasks that would run.", v -> listTasks = v)
        .flag("--list-tags", "Only list all tags.", v -> listTags = v)
        .flag(
            "--no-lookahead",
            "Ask hosts about each task in its turn only; slower, same results.",
            v -> noLookahead = v)
        .optional(
            "--wait",
            "SECONDS",
            long.class,
            "3600",
            "Wait for another run that has a host, an hour if SECONDS is not given"
                + " (default: fail).",
            v -> wait = v)
        .text(
            "--on-failure",
            "stop|rollback",
            "What becomes of a host that fails; sets the variable weir_on_failure.",
            v -> onFailure = v);
    to.footer(
        "",
        "Examples:",
        "  weir run site.yml -i inventory                 all hosts of the play",
        "  weir run site.yml -i inventory -l web1 -CD     what would change on one host",
        "  weir run site.yml -i 'web1.example.org,' -u me -b",
        "",
        "Exit codes: 0 all is well, 1 error, 2 a host failed, 4 a host could not be",
        "reached or a playbook could not be read, 6 a rollback failed, 99 interrupted.");
  }

  @Override
  public int run(CommandLine line) {
    return new Run(this, line).call();
  }
}
