package weir.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import weir.callback.Callback;
import weir.callback.Event;
import weir.executor.CommandLine;
import weir.executor.Executor;
import weir.executor.Keywording;
import weir.executor.Links;
import weir.inventory.Host;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.module.Catalog;
import weir.playbook.IncludeReader;
import weir.playbook.Keyword;
import weir.playbook.Play;
import weir.playbook.Playbook;
import weir.playbook.PlaybookReader;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.VariableManager;

/** Runs playbooks on an inventory. */
public final class PlaybookRunner {
  private final RunParts parts;
  private final Links links;
  private final CommandLine commandLine;
  private final PlaybookReader reader;
  private final Function<List<Play.Prompt>, Map<String, Object>> ask;

  /** How a run ended. */
  public enum End {
    /** Every host is as wished. */
    GOOD,
    /** At least one host failed. */
    FAILED,
    /** At least one host could not be reached. */
    UNREACHABLE
  }

  /**
   * A runner.
   *
   * @param ask puts the questions of {@code vars_prompt}
   */
  public PlaybookRunner(
      TemplateEngine engine,
      VariableManager manager,
      Catalog catalog,
      Callback callback,
      Settings settings,
      Links links,
      CommandLine commandLine,
      PlaybookReader reader,
      Function<List<Play.Prompt>, Map<String, Object>> ask) {
    Tags tags = new Tags(manager.settings().tags(), manager.settings().skipTags());
    this.parts = new RunParts(engine, manager, catalog, callback, new Scoreboard(), tags, settings);
    this.links = links;
    this.commandLine = commandLine;
    this.reader = reader;
    this.ask = ask;
  }

  /** Runs them one after the other. */
  public End run(List<Playbook> playbooks, Inventory inventory) {
    Inventory current = inventory;
    boolean over = false;
    for (Playbook playbook : playbooks) {
      if (over || parts.board().anyFailed() || parts.board().anyUnreachable()) {
        break; // No playbook follows one that failed.
      }
      parts.callback().on(new Event.PlaybookStart(playbook.place().file().toString()));
      for (Play play : playbook.plays()) {
        if (over) {
          break;
        }
        PlayResult result = play(play, current.withPlaybookDirectory(play.place().directory()));
        current = result.inventory();
        over = result.over();
      }
    }
    parts.callback().on(new Event.Recap(parts.board().stats()));
    return parts.board().anyUnreachable()
        ? End.UNREACHABLE
        : parts.board().anyFailed() ? End.FAILED : End.GOOD;
  }

  private HostPattern pattern(Play play) {
    return PlayHosts.pattern(play, parts.engine(), parts.manager().settings().extraVars());
  }

  private record PlayResult(Inventory inventory, boolean over) {}

  private PlayResult play(Play play, Inventory inventory) {
    Variables variables = Variables.of(play.vars()).with(parts.manager().settings().extraVars());
    Map<String, Object> prompted = ask.apply(play.prompts());
    List<Host> hosts =
        inventory.match(pattern(play), warning -> parts.callback().on(new Event.Warning(warning)));
    Event.PlayStart start = new Event.PlayStart(title(play, variables), false);
    if (hosts.isEmpty()) {
      parts.callback().on(start);
      parts.callback().on(new Event.NoHostsMatched());
      return new PlayResult(inventory, false);
    }
    IncludeReader includes = reader.includes(play.place());
    Executor executor =
        Executor.of(
            parts.engine(),
            parts.manager(),
            parts.catalog(),
            links,
            commandLine,
            includes,
            parts.callback());
    PlayRun run = new PlayRun(play, inventory, hosts, prompted, parts, executor, includes);
    boolean over = false;
    for (List<Host> batch : Batches.of(hosts, run.keyword(Keyword.SERIAL))) {
      if (over || run.lastBatch()) {
        break;
      }
      parts.callback().on(start);
      over = batch(run, batch);
    }
    return new PlayResult(run.inventory(), over);
  }

  private String title(Play play, Variables variables) {
    try {
      return parts.engine().text(play.name(), variables);
    } catch (TemplateException _) {
      return play.name().toString();
    }
  }

  /** Runs the play on one batch; true when nothing may follow. */
  private boolean batch(PlayRun run, List<Host> hosts) {
    List<HostRun> runs = hosts.stream().map(HostRun::new).toList();
    boolean nobody = runs.stream().allMatch(each -> parts.board().isOut(each.name()));
    try {
      run.begin(runs);
      Linear linear = new Linear(run);
      Flush handlers = new Flush(run, linear);
      Play play = run.play();
      List<weir.playbook.Entry> first = new ArrayList<>();
      if (gathers(run)) {
        first.add(run.gathering());
      }
      first.addAll(play.preTasks());
      linear.run(first);
      handlers.last(runs);
      List<weir.playbook.Entry> middle = new ArrayList<>(play.roleTasks());
      middle.addAll(play.tasks());
      linear.run(middle);
      handlers.last(runs);
      linear.run(play.postTasks());
      handlers.last(runs);
    } finally {
      runs.forEach(each -> each.thread().shutdown());
    }
    boolean allOut = runs.stream().allMatch(each -> parts.board().isOut(each.name()));
    return run.over() || (allOut && !nobody);
  }

  private boolean gathers(PlayRun run) {
    Object said = run.keyword(Keyword.GATHER_FACTS);
    return said == null
        ? parts.settings().gatherByDefault()
        : Keywording.truth(parts.engine(), said, Variables.NONE);
  }
}
