package weir.strategy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.executor.Failures;
import weir.executor.Keywording;
import weir.executor.TaskReport;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.Block;
import weir.playbook.Directive;
import weir.playbook.IncludeReader;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.playbook.Task;
import weir.playbook.Vars;
import weir.source.DiagnosticException;
import weir.template.Variables;

/**
 * Brings in what {@code include_tasks} and {@code include_role} name, once for hosts that agree.
 */
final class Includes {
  private final PlayRun run;
  private final Map<Task, Map<Wish, IncludeReader.Included>> foreseen =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** What one host's include asks for. */
  private record Wish(
      String name,
      @Nullable String label,
      Map<String, @Nullable Object> itemVars,
      Map<String, Object> args) {}

  /**
   * What one host goes into.
   *
   * @param blocks one for each include of any host
   * @param files how many of them are its own
   */
  record Entered(List<Block> blocks, int files) {
    static final Entered NONE = new Entered(List.of(), 0);

    private Entered with(Block block) {
      return new Entered(and(block), files + 1);
    }

    private Entered past(Block nothing) {
      return new Entered(and(nothing), files);
    }

    private List<Block> and(Block block) {
      List<Block> all = new ArrayList<>(blocks);
      all.add(block);
      return all;
    }
  }

  Includes(PlayRun run) {
    this.run = run;
  }

  /**
   * The blocks each host goes into, in the order of its loop. Where others include something that a
   * host does not, it has a block of nothing, so that what is included runs one after the other.
   * What cannot be included fails its hosts: their reports are replaced.
   */
  Map<HostRun, Entered> of(Task task, TaskInfo info, Map<HostRun, TaskReport> reports) {
    Directive directive = Directive.of(task.module());
    if (directive != Directive.INCLUDE_TASKS && directive != Directive.INCLUDE_ROLE) {
      return Map.of();
    }
    Map<Wish, List<HostRun>> wishes = new LinkedHashMap<>();
    reports.forEach((host, report) -> {
      for (Wish wish : wishes(report)) {
        wishes.computeIfAbsent(wish, _ -> new ArrayList<>()).add(host);
      }
    });
    Map<HostRun, Entered> entered = new LinkedHashMap<>();
    wishes.values().forEach(hosts -> hosts.forEach(host -> entered.put(host, Entered.NONE)));
    Block nothing = Block.of(List.of(), task.keywords(), task.span());
    wishes.forEach((wish, hosts) -> {
      try {
        Block block = include(directive, task, wish, hosts);
        entered.replaceAll(
            (host, all) -> hosts.contains(host) ? all.with(block) : all.past(nothing));
      } catch (DiagnosticException e) {
        fail(Failures.of(e), task, info, hosts, reports);
      } catch (ModuleFailure e) {
        fail(Failures.of(e), task, info, hosts, reports);
      }
    });
    return entered;
  }

  /**
   * What an include without a loop is about to bring in, from any thread; null when that cannot be
   * told. What was read is kept for its turn.
   */
  @Nullable List<Block> foresee(Task task, Outcome outcome) {
    Directive directive = Directive.of(task.module());
    if (directive == null) {
      return null;
    }
    Wish wish = wish(outcome, null, Map.of());
    Map<Wish, IncludeReader.Included> wishes =
        foreseen.computeIfAbsent(task, _ -> new ConcurrentHashMap<>());
    try {
      return List.of(wishes.computeIfAbsent(wish, _ -> read(directive, task, wish)).block());
    } catch (DiagnosticException | ModuleFailure _) {
      return null;
    }
  }

  private void fail(
      Outcome outcome,
      Task task,
      TaskInfo info,
      List<HostRun> hosts,
      Map<HostRun, TaskReport> reports) {
    boolean ignored =
        Keywording.truth(run.engine, task.keywords().get(Keyword.IGNORE_ERRORS), Variables.NONE);
    for (HostRun host : hosts) {
      reports.put(host, new TaskReport(outcome, outcome, null, ignored, List.of(), List.of()));
      run.callback.on(new Event.HostResult(host.name(), null, info, outcome, ignored, false));
    }
  }

  private static List<Wish> wishes(TaskReport report) {
    List<Wish> wishes = new ArrayList<>();
    for (TaskReport.Item item : report.items()) {
      if (item.outcome().kind() == Outcome.Kind.OK) {
        wishes.add(wish(item.outcome(), item.label(), item.variables()));
      }
    }
    if (report.items().isEmpty() && report.outcome().kind() == Outcome.Kind.OK) {
      wishes.add(wish(report.outcome(), null, Map.of()));
    }
    return wishes;
  }

  private static Wish wish(
      Outcome outcome, @Nullable String label, Map<String, @Nullable Object> itemVars) {
    Object args = outcome.values().get("include_args");
    return new Wish(
        String.valueOf(outcome.values().get("include")),
        label,
        itemVars,
        args == null ? Map.of() : Vars.of(args));
  }

  private Block include(Directive directive, Task task, Wish wish, List<HostRun> hosts) {
    Map<Wish, IncludeReader.Included> known = foreseen.getOrDefault(task, Map.of());
    IncludeReader.Included read =
        known.containsKey(wish) ? known.remove(wish) : read(directive, task, wish);
    String shown = directive == Directive.INCLUDE_TASKS ? file(wish, task).toString() : wish.name();
    List<String> names = hosts.stream().map(HostRun::name).toList();
    run.callback.on(new Event.Included(shown, names, wish.label()));
    return join(read);
  }

  private IncludeReader.Included read(Directive directive, Task task, Wish wish) {
    Map<String, Object> params = new LinkedHashMap<>();
    task.ownVars().forEach(params::putAll);
    params.putAll(Vars.of(wish.itemVars()));
    Keywords apply =
        task.args().named().get("apply") instanceof Keywords given ? given : Keywords.NONE;
    if (directive == Directive.INCLUDE_TASKS) {
      return run.includes.tasks(file(wish, task), task, params, apply);
    }
    boolean exported = Boolean.TRUE.equals(wish.args().get("public"));
    return run.includes.role(wish.name(), task, wish.args(), params, apply, exported);
  }

  private Path file(Wish wish, Task task) {
    Path file = run.includes.tasksFile(wish.name(), task);
    if (file == null) {
      throw new ModuleFailure("Could not find or access '%s'".formatted(wish.name()));
    }
    return file;
  }

  /** The play gets to know the handlers and roles that came in. */
  private Block join(IncludeReader.Included included) {
    run.handlers.add(included.handlers());
    if (!included.roles().isEmpty()) {
      run.export(included.roles());
    }
    return included.block();
  }
}
