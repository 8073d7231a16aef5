package weir.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import weir.inventory.Host;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.playbook.Block;
import weir.playbook.Entry;
import weir.playbook.Keyword;
import weir.playbook.Play;
import weir.playbook.Playbook;
import weir.playbook.Role;
import weir.playbook.Task;
import weir.strategy.Tags;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.RunSettings;

/** What {@code --list-hosts}, {@code --list-tasks} and {@code --list-tags} print. */
final class Listing {
  private final PrintStream out;
  private final TemplateEngine engine;
  private final RunSettings settings;
  private final RunCommand command;

  Listing(PrintStream out, TemplateEngine engine, RunSettings settings, RunCommand command) {
    this.out = out;
    this.engine = engine;
    this.settings = settings;
    this.command = command;
  }

  void print(List<Playbook> playbooks, Inventory inventory) {
    for (Playbook playbook : playbooks) {
      out.println("\nplaybook: " + playbook.place().file());
      int number = 0;
      for (Play play : playbook.plays()) {
        print(play, ++number, inventory.withPlaybookDirectory(play.place().directory()));
      }
    }
  }

  private void print(Play play, int number, Inventory inventory) {
    String pattern = text(play, play.hosts());
    out.println(
        "\n  play #%d (%s): %s\tTAGS: %s"
            .formatted(number, pattern, text(play, play.name()), playTags(play)));
    if (command.listHosts) {
      List<Host> hosts = inventory.match(HostPattern.of(pattern, null), _ -> {});
      out.println("    pattern: ['%s']".formatted(pattern));
      out.println("    hosts (%d):".formatted(hosts.size()));
      hosts.forEach(host -> out.println("      " + host.name()));
    }
    List<Task> tasks = new ArrayList<>();
    collect(play.preTasks(), tasks);
    collect(play.roleTasks(), tasks);
    collect(play.tasks(), tasks);
    collect(play.postTasks(), tasks);
    Tags wanted = new Tags(settings.tags(), settings.skipTags());
    tasks.removeIf(Task::isRoleComplete);
    tasks.removeIf(task -> !wanted.allow(tags(play, task)));
    if (command.listTasks) {
      out.println("    tasks:");
      tasks.forEach(task ->
          out.println("      %s\tTAGS: %s".formatted(title(task), shown(tags(play, task)))));
    }
    if (command.listTags) {
      TreeSet<String> all = new TreeSet<>();
      tasks.forEach(task -> all.addAll(tags(play, task)));
      out.println("      TASK TAGS: [%s]".formatted(String.join(", ", all)));
    }
  }

  private static void collect(List<Entry> entries, List<Task> tasks) {
    for (Entry entry : entries) {
      switch (entry) {
        case Task task -> tasks.add(task);
        case Block block -> collect(block.body(), tasks);
      }
    }
  }

  /** As it is written; a nameless task is shown without its role. */
  private static String title(Task task) {
    String name = String.valueOf(task.name());
    Role role = task.role();
    return name.isEmpty()
        ? task.module()
        : role == null ? name : "%s : %s".formatted(role.name(), name);
  }

  private Set<String> tags(Play play, Task task) {
    return Tags.of(task.keywords(), engine, variables(play));
  }

  /** Those of a play are shown as they are written, as Ansible shows them. */
  private String playTags(Play play) {
    return shown(
        play.keywords().list(Keyword.TAGS).stream()
            .map(tag -> text(play, tag))
            .collect(Collectors.toSet()));
  }

  private static String shown(Set<String> tags) {
    return "[%s]".formatted(String.join(", ", new TreeSet<>(tags)));
  }

  private Variables variables(Play play) {
    return Variables.of(play.vars()).with(settings.extraVars());
  }

  private String text(Play play, Object value) {
    try {
      return engine.text(value, variables(play));
    } catch (TemplateException _) {
      return value.toString();
    }
  }
}
