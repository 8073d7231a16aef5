package weir.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.template.Template;

/** Looks for notifications that no handler hears, as far as that can be known before the run. */
final class Notifications {
  private final Reading reading;
  private final TreeSet<String> known = new TreeSet<>();
  private boolean open;

  private Notifications(Reading reading) {
    this.reading = reading;
  }

  /** Warns of those of a play: an unknown name ends the run, but only when the task changes. */
  static void check(Play play, Reading reading) {
    Notifications all = new Notifications(reading);
    play.handlers().forEach(all::hear);
    List<Task> tasks = new ArrayList<>();
    collect(play.preTasks(), tasks);
    collect(play.roleTasks(), tasks);
    collect(play.tasks(), tasks);
    collect(play.postTasks(), tasks);
    collect(play.handlers(), tasks);
    all.open |= tasks.stream().anyMatch(Notifications::bringsHandlers);
    if (!all.open) {
      tasks.forEach(all::check);
    }
  }

  /** What is included while the play runs may bring handlers of its own. */
  private static boolean bringsHandlers(Task task) {
    Directive directive = Directive.of(task.module());
    return directive == Directive.INCLUDE_ROLE || directive == Directive.INCLUDE_TASKS;
  }

  private void hear(Task handler) {
    open |= handler.name() instanceof Template;
    String name = String.valueOf(handler.name());
    known.add(name);
    if (handler.role() != null) {
      known.add("%s : %s".formatted(handler.role().name(), name));
    }
    known.addAll(handler.listens());
  }

  private void check(Task task) {
    for (Object topic : task.keywords().list(Keyword.NOTIFY)) {
      if (topic instanceof String name && !known.contains(name) && !Template.marked(name)) {
        reading.problem(
            Diagnostic.warning("no handler hears '%s'".formatted(name), task.span())
                .withDetail("The run ends with an error when this task changes something.")
                .withHint(Nearest.question(name, known)));
      }
    }
  }

  private static void collect(List<? extends Entry> entries, List<Task> tasks) {
    for (Entry entry : entries) {
      switch (entry) {
        case Task task -> tasks.add(task);
        case Block block -> {
          collect(block.body(), tasks);
          collect(block.rescue(), tasks);
          collect(block.always(), tasks);
        }
      }
    }
  }
}
