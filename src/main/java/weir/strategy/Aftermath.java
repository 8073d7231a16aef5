package weir.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.executor.Keywording;
import weir.executor.TaskReport;
import weir.inventory.Inventory;
import weir.inventory.PlainVariables;
import weir.module.Outcome;
import weir.playbook.Directive;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.source.Span;
import weir.template.TemplateException;

/** What follows from a task's reports: counters, notifications, includes, failures. */
final class Aftermath {
  private final PlayRun run;
  private final Linear linear;
  private final Includes includes;

  Aftermath(PlayRun run, Linear linear) {
    this.run = run;
    this.linear = linear;
    this.includes = new Includes(run);
  }

  /** Applies the reports of a task to the hosts whose turn it was. */
  void settle(
      Task task,
      TaskInfo info,
      List<HostRun> group,
      Map<HostRun, TaskReport> reports,
      boolean once) {
    Map<HostRun, TaskReport> effective = new LinkedHashMap<>(reports);
    if (once) {
      TaskReport report = reports.values().iterator().next();
      Object name = task.keywords().get(Keyword.REGISTER);
      for (HostRun host : group) {
        if (name != null && !reports.containsKey(host)) {
          run.executor.tasks().register(host.name(), String.valueOf(name), report.outcome());
        }
        effective.put(host, report);
      }
    }
    Map<HostRun, List<weir.playbook.Block>> entered = includes.of(task, info, effective);
    boolean fatal = false;
    for (HostRun host : group) {
      TaskReport report = effective.get(host);
      if (report == null) {
        continue;
      }
      boolean counts = reports.containsKey(host);
      if (report.bad()) {
        fatal |= anyErrorsFatal(task, host) || once;
        bad(task, host, report, counts);
      } else {
        if (counts) {
          run.board.count(host.name(), report, false);
        }
        if (report.outcome().changed()) {
          notifications(task, host);
        }
        List<weir.playbook.Block> blocks = entered.getOrDefault(host, List.of());
        if (blocks.isEmpty()) {
          host.cursor().advance();
        } else {
          host.cursor()
              .enter(weir.playbook.Block.of(List.copyOf(blocks), task.keywords(), task.span()));
        }
      }
    }
    inventory(task, reports);
    if (fatal) {
      endAll();
    }
    tooManyFailed();
  }

  private void bad(Task task, HostRun host, TaskReport report, boolean counts) {
    boolean unreachable = report.outcome().kind() == Outcome.Kind.UNREACHABLE;
    Cursor.Fall fall = Cursor.Fall.ENDED;
    if (unreachable) {
      host.cursor().end();
    } else {
      fall = host.cursor().fail();
    }
    boolean rescued = fall == Cursor.Fall.RESCUED;
    if (rescued) {
      run.manager
          .store()
          .update(
              host.name(),
              known ->
                  known.withKnown(
                      Map.of(
                          "ansible_failed_task",
                          Map.of("name", run.title(task, host), "action", task.module()),
                          "ansible_failed_result",
                          weir.executor.Results.registered(report.outcome()))));
    }
    if (counts) {
      run.board.count(host.name(), report, rescued);
    }
    if (fall == Cursor.Fall.ENDED) {
      run.board.out(host.name(), report.outcome().kind());
    }
  }

  private boolean anyErrorsFatal(Task task, HostRun host) {
    Object value = task.keywords().get(Keyword.ANY_ERRORS_FATAL);
    return Keywording.truth(run.engine, value, run.variables(host, task));
  }

  private void endAll() {
    boolean left = run.alive().stream().anyMatch(host -> host.cursor().next() != null);
    if (left) {
      run.callback.on(new Event.NoHostsLeft());
    }
    run.batch().forEach(host -> run.board.out(host.name(), Outcome.Kind.FAILED));
    run.end();
  }

  private void tooManyFailed() {
    Object limit = run.keyword(Keyword.MAX_FAIL_PERCENTAGE);
    if (limit == null || run.over()) {
      return;
    }
    long out = run.batch().stream().filter(host -> run.board.isOut(host.name())).count();
    if (out > 0 && 100.0 * out / run.batch().size() > Double.parseDouble(limit.toString())) {
      endAll();
    }
  }

  private void notifications(Task task, HostRun host) {
    for (Object each : task.keywords().list(Keyword.NOTIFY)) {
      Object value = run.engine.evaluate(each, run.variables(host, task));
      List<?> names =
          value instanceof List<?> list ? list : java.util.Collections.singletonList(value);
      for (Object name : names) {
        List<Task> handlers = run.handlers.named(String.valueOf(name));
        if (handlers.isEmpty()) {
          throw new UnknownHandler(String.valueOf(name), task.span());
        }
        host.notified().addAll(handlers);
      }
    }
  }

  /** Runs what has been notified, each handler on all its hosts, in the order of definition. */
  void flush(List<HostRun> hosts) {
    for (Task handler : run.handlers.inOrder()) {
      List<HostRun> due =
          hosts.stream()
              .filter(host -> host.notified().remove(handler))
              .filter(host -> run.settings.forceHandlers() || !run.board.isOut(host.name()))
              .filter(host -> !host.ended())
              .toList();
      if (!due.isEmpty() && !run.over()) {
        linear.run(List.of(handler), due, true);
      }
    }
  }

  /** Does what a {@code meta} task says. */
  void meta(Task task, List<HostRun> group) {
    String what = String.valueOf(task.args().named().get("action"));
    List<HostRun> meant = new ArrayList<>();
    for (HostRun host : group) {
      host.cursor().advance();
      if (holds(task, host)) {
        meant.add(host);
      }
    }
    if (meant.isEmpty()) {
      return;
    }
    switch (what) {
      case "flush_handlers" -> flushInside(meant);
      case "noop", "refresh_inventory", "reset_connection", "end_role" -> {}
      case "end_host" -> meant.forEach(HostRun::end);
      case "end_play", "end_batch" -> run.alive().forEach(HostRun::end);
      case "clear_facts" ->
          meant.forEach(
              host -> run.manager.store().update(host.name(), known -> known.withoutFacts()));
      case "clear_host_errors" -> run.batch().forEach(host -> run.board.back(host.name()));
      default -> run.warn("meta has no action '%s'".formatted(what), task);
    }
  }

  /** Handlers run in the middle of a list; afterwards each host goes on where it was. */
  private void flushInside(List<HostRun> hosts) {
    Map<HostRun, Cursor> places = new LinkedHashMap<>();
    hosts.forEach(host -> places.put(host, host.cursor().copy()));
    flush(hosts);
    places.forEach((host, place) -> {
      if (!run.board.isOut(host.name()) && !host.ended()) {
        host.start(place);
      }
    });
  }

  private boolean holds(Task task, HostRun host) {
    try {
      return task.keywords().conditions(Keyword.WHEN).stream()
          .allMatch(condition -> run.engine.holds(condition.value(), run.variables(host, task)));
    } catch (TemplateException _) {
      return false;
    }
  }

  private void inventory(Task task, Map<HostRun, TaskReport> reports) {
    Directive directive = Directive.of(task.module());
    if (directive != Directive.ADD_HOST && directive != Directive.GROUP_BY) {
      return;
    }
    reports.forEach((host, report) -> {
      List<Outcome> outcomes = new ArrayList<>();
      report.items().forEach(item -> outcomes.add(item.outcome()));
      if (outcomes.isEmpty()) {
        outcomes.add(report.outcome());
      }
      for (Outcome outcome : outcomes) {
        if (outcome.kind() == Outcome.Kind.OK) {
          run.change(changed(directive, host, outcome, task.span()));
        }
      }
    });
  }

  private Inventory changed(Directive directive, HostRun host, Outcome outcome, Span span) {
    if (directive == Directive.GROUP_BY) {
      return run.inventory()
          .withMember(
              host.name(),
              String.valueOf(outcome.values().get("add_group")),
              texts(outcome.values().get("parent_groups")));
    }
    Map<String, Object> args = new LinkedHashMap<>();
    ((Map<?, ?>) outcome.values().getOrDefault("add_host", Map.of()))
        .forEach((key, value) -> args.put(String.valueOf(key), value));
    Object name = first(args, "name", "hostname", "host");
    Object groups = first(args, "groups", "group", "groupname");
    return run.inventory()
        .withHost(String.valueOf(name), PlainVariables.of(args, span), texts(groups));
  }

  private static @Nullable Object first(Map<String, Object> args, String... names) {
    Object found = null;
    for (String name : names) {
      Object value = args.remove(name);
      found = found == null ? value : found;
    }
    return found;
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(value.toString().split("\\s*,\\s*", -1));
    };
  }
}
