package weir.strategy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.callback.Callback;
import weir.callback.Event;
import weir.executor.Executor;
import weir.executor.Keywording;
import weir.inventory.Host;
import weir.inventory.Inventory;
import weir.module.Catalog;
import weir.module.Outcome;
import weir.playbook.Args;
import weir.playbook.Block;
import weir.playbook.Directive;
import weir.playbook.Entry;
import weir.playbook.IncludeReader;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.playbook.Play;
import weir.playbook.Role;
import weir.playbook.Task;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.PlayVars;
import weir.vars.VariableManager;

/** One play while it runs: what its parts share. Changed by the coordinating thread alone. */
final class PlayRun {
  private static final String GATHERING = "Gathering Facts";
  final TemplateEngine engine;
  final VariableManager manager;
  final Executor executor;
  final IncludeReader includes;
  final Catalog catalog;
  final Callback callback;
  final Scoreboard board;
  final Tags tags;
  final Settings settings;
  final Handlers handlers;
  final Unfinished unfinished;
  private final Map<String, Object> prompted;
  private final List<String> allHosts;
  private Play play;
  private Inventory inventory;
  private List<HostRun> batch = List.of();
  private List<HostRun> begun = List.of();
  private final Set<String> ended = new HashSet<>();
  private boolean over;
  private boolean cut;
  private volatile PlayVars vars;
  private boolean lastBatch;

  PlayRun(
      Play play,
      Inventory inventory,
      List<Host> hosts,
      Map<String, Object> prompted,
      RunParts parts,
      Executor executor,
      IncludeReader includes,
      Unfinished unfinished) {
    this.unfinished = unfinished;
    this.play = play;
    this.inventory = inventory;
    this.prompted = prompted;
    this.allHosts = hosts.stream().map(Host::name).toList();
    this.engine = parts.engine();
    this.manager = parts.manager();
    this.catalog = parts.catalog();
    this.callback = parts.callback();
    this.board = parts.board();
    this.tags = parts.tags();
    this.settings = parts.settings();
    this.executor = executor;
    this.includes = includes;
    this.handlers = new Handlers(play.handlers(), this::playText);
    this.vars = new PlayVars(play, inventory, prompted, allHosts, List.of(), List.of());
  }

  Play play() {
    return play;
  }

  Inventory inventory() {
    return inventory;
  }

  void change(Inventory other) {
    inventory = other;
    refresh();
  }

  /** Lets the rest of the play see a role that an include exports. */
  void export(List<Role> roles) {
    List<Role> all = new ArrayList<>(play.roles());
    all.addAll(roles);
    play =
        new Play(
            play.name(),
            play.hosts(),
            play.keywords(),
            play.vars(),
            play.varsFiles(),
            play.prompts(),
            all,
            play.preTasks(),
            play.roleTasks(),
            play.tasks(),
            play.postTasks(),
            play.handlers(),
            play.place(),
            play.span());
  }

  List<HostRun> batch() {
    return batch;
  }

  /** The hosts of the batch that were not out when it began. */
  List<HostRun> begun() {
    return begun;
  }

  void begin(List<HostRun> hosts) {
    batch = hosts;
    begun = hosts.stream().filter(host -> !board.isOut(host.name())).toList();
    refresh();
    sections().forEach(this::checkTags);
  }

  /** The hosts of the batch that can still run tasks. */
  List<HostRun> alive() {
    return batch.stream().filter(host -> !board.isOut(host.name()) && !host.ended()).toList();
  }

  /** True when no further task of the play may run. */
  boolean over() {
    if (!over && settings.stop().getAsBoolean()) {
      cut = true;
    }
    return over || cut;
  }

  /** Whether somebody has stopped it while there was something left to do. */
  boolean cut() {
    return cut;
  }

  void end() {
    over = true;
  }

  /** True when no further batch may begin. */
  boolean lastBatch() {
    return lastBatch;
  }

  void endBatches() {
    lastBatch = true;
  }

  /** Hosts whose failure nothing can rescue any more are out. */
  void settle() {
    for (HostRun host : batch) {
      if (host.cursor().failed() && !host.handling()) {
        board.out(host.name(), Outcome.Kind.FAILED);
      }
    }
  }

  /** Whether failed hosts run their handlers, too. */
  boolean forceHandlers() {
    return settings.forceHandlers()
        || Keywording.truth(engine, keyword(Keyword.FORCE_HANDLERS), Variables.NONE);
  }

  /** What the variables of tasks need to know of the play, as it was when the step began. */
  PlayVars vars() {
    return vars;
  }

  /** Looks at the play anew; between two steps everything may have changed. */
  void refresh() {
    vars = current();
  }

  private PlayVars current() {
    batch.stream().filter(HostRun::ended).map(HostRun::name).forEach(ended::add);
    return new PlayVars(
        play,
        inventory,
        prompted,
        allHosts,
        allHosts.stream().filter(name -> !board.isOut(name) && !ended.contains(name)).toList(),
        batch.stream()
            .filter(host -> !board.isOut(host.name()) && !host.ended())
            .map(HostRun::name)
            .toList());
  }

  /** What a task sees on a host. */
  Variables variables(HostRun host, @Nullable Task task) {
    return manager.variables(vars(), host.host(), task);
  }

  /** A text that only the play's variables may be in. */
  String playText(Object value) {
    try {
      return engine.text(value, manager.variables(vars()));
    } catch (TemplateException _) {
      return value.toString();
    }
  }

  /** A keyword of the play, evaluated with the play's variables; null when it is not given. */
  @Nullable Object keyword(Keyword keyword) {
    Object value = play.keywords().get(keyword);
    return value == null ? null : engine.evaluate(value, manager.variables(vars()));
  }

  /** Whether a task is one for this host. */
  boolean wanted(Task task, HostRun host) {
    boolean known =
        settings.gathering() == Settings.Gathering.SMART
            && isGathering(task)
            && manager.store().of(host.name()).facts().containsKey("module_setup");
    return !known && !host.hasDone(task.role()) && wanted(task);
  }

  /** The task that no one wrote has the place of the play. */
  private boolean isGathering(Task task) {
    return task.span().equals(play.span()) && GATHERING.equals(task.name());
  }

  /** Whether a task's tags let it run. */
  boolean wanted(Task task) {
    try {
      // What no one wrote is no one's to skip.
      return task.isRoleComplete()
          || tags.allow(Tags.of(task.keywords(), engine, manager.variables(vars())));
    } catch (TemplateException e) {
      throw new DiagnosticException(e.diagnostic());
    }
  }

  /** Fails when the tags of a task cannot be evaluated, before the first task runs. */
  private void checkTags(List<Entry> entries) {
    for (Entry entry : entries) {
      switch (entry) {
        case Task task -> {
          boolean _ = wanted(task);
        }
        case Block block -> {
          checkTags(block.body());
          checkTags(block.rescue());
          checkTags(block.always());
        }
      }
    }
  }

  /** A task's name as banners show it. */
  String title(Task task, @Nullable HostRun host) {
    if (isDirective(task, Directive.INCLUDE_ROLE)) {
      return includeTitle(task, host);
    }
    String given = name(task, host);
    String name = given.isEmpty() ? task.module() : given;
    Role role = task.role();
    return role == null ? name : "%s : %s".formatted(role.name(), name);
  }

  /** A task's name alone, "" for none. */
  String name(Task task, @Nullable HostRun host) {
    if (task.name() instanceof String text) {
      return text;
    }
    try {
      return host == null ? playText(task.name()) : engine.text(task.name(), variables(host, task));
    } catch (TemplateException _) {
      return task.name().toString();
    }
  }

  /** An included role is shown without the role around it. */
  private String includeTitle(Task task, @Nullable HostRun host) {
    String name = host == null ? task.name().toString() : name(task, host);
    Map<String, Object> args = task.args().named();
    return name.isEmpty()
        ? "%s : %s".formatted(task.module(), args.getOrDefault("name", args.get("role")))
        : name;
  }

  void warn(String summary, @Nullable Task task) {
    callback.on(new Event.Warning(Diagnostic.warning(summary, task == null ? null : task.span())));
  }

  /** Its parts, after each of which handlers run. */
  List<List<Entry>> sections() {
    List<Entry> first = new ArrayList<>();
    if (gathers()) {
      first.add(gathering());
    }
    first.addAll(play.preTasks());
    List<Entry> middle = new ArrayList<>(play.roleTasks());
    middle.addAll(play.tasks());
    return List.of(first, middle, play.postTasks());
  }

  private boolean gathers() {
    Object said = keyword(Keyword.GATHER_FACTS);
    return said == null
        ? settings.gathering() != Settings.Gathering.EXPLICIT
        : Keywording.truth(engine, said, Variables.NONE);
  }

  /** The task that gathers facts, as Ansible shows it. */
  private Task gathering() {
    Map<String, Object> args = new LinkedHashMap<>();
    if (!settings.gatherSubset().isEmpty()) {
      args.put("gather_subset", settings.gatherSubset());
    }
    for (Keyword keyword :
        List.of(Keyword.GATHER_SUBSET, Keyword.FACT_PATH, Keyword.GATHER_TIMEOUT)) {
      Object value = play.keywords().get(keyword);
      if (value != null) {
        args.put(keyword.word(), value);
      }
    }
    Keywords keywords = Keywords.NONE.inner(play.keywords());
    if (!keywords.has(Keyword.TAGS)) {
      keywords = keywords.with(Keyword.TAGS, List.of("always"));
    }
    Path directory = play.place().directory();
    return new Task(
        GATHERING, "setup", new Args(args, null), keywords, keywords, null, directory, play.span());
  }

  static boolean isDirective(Task task, Directive directive) {
    return Directive.of(task.module()) == directive;
  }
}
