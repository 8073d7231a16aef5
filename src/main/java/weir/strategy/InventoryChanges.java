package weir.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.executor.TaskReport;
import weir.inventory.Inventory;
import weir.inventory.PlainVariables;
import weir.module.Outcome;
import weir.playbook.Directive;
import weir.playbook.Task;
import weir.playbook.Vars;
import weir.source.Span;

/** What {@code add_host} and {@code group_by} do to the inventory. */
final class InventoryChanges {
  private final PlayRun run;

  InventoryChanges(PlayRun run) {
    this.run = run;
  }

  /** Applies the reports of a task, if it is one of the two. */
  void apply(Task task, Map<HostRun, TaskReport> reports) {
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
    Map<?, ?> added = (Map<?, ?>) outcome.values().getOrDefault("add_host", Map.of());
    return run.inventory()
        .withHost(
            String.valueOf(added.get("host_name")),
            PlainVariables.of(Vars.of(orEmpty(added.get("host_vars"))), span),
            texts(added.get("groups")));
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? Map.of() : value;
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(value.toString());
    };
  }
}
