package weir.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.callback.Event;
import weir.callback.TaskInfo;
import weir.module.Outcome;
import weir.playbook.Keyword;
import weir.playbook.Role;
import weir.playbook.Task;
import weir.source.DiagnosticException;
import weir.template.TemplateException;

/** Does what {@code meta} tasks say. */
final class Meta {
  private final PlayRun run;
  private final Flushing flush;

  Meta(PlayRun run, Flushing flush) {
    this.run = run;
    this.flush = flush;
  }

  /** Does it for the hosts whose turn it is. */
  void run(Task task, TaskInfo info, List<HostRun> group) {
    String what = String.valueOf(task.args().named().get("action"));
    group.forEach(host -> host.cursor().advance());
    switch (what) {
      case "noop", "refresh_inventory", "reset_connection" -> {}
      case "flush_handlers" ->
          flush.inside(meant(what, ", not running handlers for %s", task, info, group));
      case "end_host" ->
          meant(what, ", continuing execution for %s", task, info, group).forEach(HostRun::end);
      case "end_role" ->
          meant(what, ", continuing role for %s", task, info, group)
              .forEach(host -> leave(host, task.role()));
      case "end_batch" -> {
        if (first(what, ", continuing current batch", task, info, group)) {
          run.alive().forEach(HostRun::end);
        }
      }
      case "end_play" -> {
        if (first(what, ", continuing play", task, info, group)) {
          run.alive().forEach(HostRun::end);
          run.endBatches();
        }
      }
      case "clear_facts" -> {
        if (first(what, ", not clearing facts for %s", task, info, group)) {
          run.batch()
              .forEach(
                  host -> run.manager.store().update(host.name(), known -> known.withoutFacts()));
        }
      }
      case "clear_host_errors" -> {
        if (first(what, ", not clearing host error state for %s", task, info, group)) {
          run.batch().forEach(host -> run.board.back(host.name()));
        }
      }
      default -> run.warn("meta has no action '%s'".formatted(what), task);
    }
  }

  /** Past all that is left of the role. */
  private static void leave(HostRun host, @org.jspecify.annotations.Nullable Role role) {
    for (Task next = host.cursor().next();
        next != null && role != null && within(next.role(), role);
        next = host.cursor().next()) {
      host.cursor().advance();
    }
  }

  private static boolean within(@org.jspecify.annotations.Nullable Role inner, Role role) {
    for (Role each = inner; each != null; each = each.parent()) {
      if (each.equals(role)) {
        return true;
      }
    }
    return false;
  }

  /** The hosts for which the task's conditions hold. */
  private List<HostRun> meant(
      String what, String otherwise, Task task, TaskInfo info, List<HostRun> group) {
    List<HostRun> meant = new ArrayList<>();
    for (HostRun host : group) {
      if (first(what, otherwise, task, info, List.of(host))) {
        meant.add(host);
      }
    }
    return meant;
  }

  /** Whether the task's conditions hold for the first host, who speaks for all. */
  private boolean first(
      String what, String otherwise, Task task, TaskInfo info, List<HostRun> group) {
    HostRun host = group.getFirst();
    if (holds(task, host)) {
      return true;
    }
    String reason = "%s conditional evaluated to False%s".formatted(what, otherwise);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "msg",
        what.equals("end_host")
            ? "end_host conditional evaluated to false" + otherwise.formatted(host.name())
            : what);
    values.put("skip_reason", reason.formatted(host.name()));
    run.callback.on(
        new Event.HostResult(host.name(), null, info, Outcome.skipped(values), false, false));
    return false;
  }

  private boolean holds(Task task, HostRun host) {
    try {
      return task.keywords().conditions(Keyword.WHEN).stream()
          .allMatch(condition -> run.engine.holds(condition.value(), run.variables(host, task)));
    } catch (TemplateException e) {
      throw new DiagnosticException(e.diagnostic());
    }
  }
}
