package weir.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.executor.Aftercare;
import weir.executor.AsyncJobs;
import weir.executor.CommandLine;
import weir.executor.Executor;
import weir.executor.Links;
import weir.inventory.Host;
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
import weir.vars.PlayVars;
import weir.vars.VariableManager;

/** Runs playbooks on an inventory. */
public final class PlaybookRunner {
  private final RunParts parts;
  private final Links links;
  private final Aftercare aftercare;
  private final Unfinished unfinished;
  private final Completion completion = new Completion();
  private final AsyncJobs jobs = new AsyncJobs();
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
    UNREACHABLE,
    /** On at least one host a rollback failed. */
    NEEDS_HAND
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
    this.aftercare = new Aftercare(links);
    this.unfinished = new Unfinished(aftercare, callback);
    this.commandLine = commandLine;
    this.reader = reader;
    this.ask = ask;
  }

  /** Runs them one after the other. */
  public End run(List<Playbook> playbooks, Inventory inventory) {
    Inventory current = inventory;
    List<Play> left = new ArrayList<>();
    playbooks.forEach(playbook -> left.addAll(playbook.plays()));
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
        left.removeFirst();
        PlayResult result = play(play, current.withPlaybookDirectory(play.place().directory()));
        current = result.inventory();
        over = result.over();
      }
    }
    jobs.close();
    if (parts.settings().stop().getAsBoolean() && !parts.manager().settings().checkMode()) {
      new CutShort(parts, aftercare, completion).settle(left, current);
    }
    new Settlement(aftercare, unfinished, parts.board(), parts.callback(), completion, links.run())
        .settle();
    parts.callback().on(new Event.Recap(parts.board().stats()));
    if (parts.board().anyNeedsHand()) {
      return End.NEEDS_HAND;
    }
    return parts.board().anyUnreachable()
        ? End.UNREACHABLE
        : parts.board().anyFailed() ? End.FAILED : End.GOOD;
  }

  private record PlayResult(Inventory inventory, boolean over) {}

  private PlayResult play(Play play, Inventory inventory) {
    Map<String, Object> prompted = ask.apply(play.prompts());
    Variables variables =
        parts
            .manager()
            .variables(new PlayVars(play, inventory, prompted, List.of(), List.of(), List.of()));
    List<Host> matched =
        inventory.match(
            PlayHosts.pattern(play, parts.engine(), variables),
            warning -> parts.callback().on(new Event.Warning(warning)));
    List<Host> hosts = Batches.ordered(matched, keyword(play, Keyword.ORDER, variables));
    Event.PlayStart start = new Event.PlayStart(title(play, variables), false);
    completion.isFor(hosts);
    if (hosts.isEmpty()) {
      parts.callback().on(start);
      parts.callback().on(new Event.NoHostsMatched());
      return new PlayResult(inventory, false);
    }
    IncludeReader includes = reader.includes(play.place());
    Object said = keyword(play, Keyword.STRATEGY, variables);
    String strategy =
        said == null ? parts.settings().strategy() : Catalog.shortName(said.toString());
    RunParts own = Course.inStep(strategy) ? parts : parts.with(new Banners(parts.callback()));
    Executor executor =
        Executor.of(
            own.engine(),
            own.manager(),
            own.catalog(),
            links,
            jobs,
            commandLine,
            includes,
            own.callback());
    PlayRun run =
        new PlayRun(play, inventory, hosts, prompted, own, executor, includes, unfinished);
    List<HostRun> done = new ArrayList<>();
    boolean over = false;
    for (List<Host> batch : Batches.of(hosts, run.keyword(Keyword.SERIAL))) {
      if (over || run.lastBatch()) {
        break;
      }
      parts.callback().on(start);
      over = batch(run, strategy, batch, done);
    }
    return new PlayResult(run.inventory(), over);
  }

  private @Nullable Object keyword(Play play, Keyword keyword, Variables variables) {
    Object value = play.keywords().get(keyword);
    return value == null ? null : parts.engine().evaluate(value, variables);
  }

  private String title(Play play, Variables variables) {
    try {
      return parts.engine().text(play.name(), variables);
    } catch (TemplateException _) {
      return play.name().toString();
    }
  }

  /** Runs the play on one batch; true when nothing may follow. */
  private boolean batch(PlayRun run, String strategy, List<Host> hosts, List<HostRun> done) {
    List<HostRun> runs = hosts.stream().map(HostRun::new).toList();
    completion.enter(run, runs);
    boolean nobody = runs.stream().allMatch(each -> parts.board().isOut(each.name()));
    try {
      run.begin(runs);
      Course.of(strategy, run).play(runs);
    } finally {
      runs.forEach(each -> each.thread().shutdown());
    }
    BatchWindow window = new BatchWindow(run);
    boolean acts = !run.manager.settings().checkMode();
    boolean stopped = run.over();
    if (acts && !stopped) {
      window.hold(runs);
    }
    runs.stream()
        .filter(each -> each.arrived() && !(stopped && window.isFor(each)))
        .forEach(each -> completion.through(each.name()));
    boolean back = acts && new Rollbacks(parts, aftercare, completion).after(run, runs, done);
    done.addAll(runs);
    boolean allOut = runs.stream().allMatch(each -> parts.board().isOut(each.name()));
    return run.over() || back || (allOut && !nobody);
  }
}
