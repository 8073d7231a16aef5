package weir.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import weir.inventory.Wildcard;
import weir.playbook.Block;
import weir.playbook.Entry;
import weir.playbook.Keyword;
import weir.playbook.Play;
import weir.playbook.Playbook;
import weir.playbook.Role;
import weir.playbook.Task;
import weir.strategy.Tags;
import weir.template.TemplateEngine;
import weir.template.Variables;
import weir.vars.RunSettings;

/**
 * What {@code --start-at-task} leaves of playbooks: plays before the one that has the task are
 * empty, and that one begins with it. Facts are still gathered there, and handlers stay.
 */
final class StartAt {
  private final String name;
  private final Pattern pattern;
  private final TemplateEngine engine;
  private final RunSettings settings;
  private final Tags wanted;
  private final Set<String> names = new LinkedHashSet<>();
  private boolean found;

  /**
   * A search.
   *
   * @param name of the task as it is written, with or without its role; wildcards of a shell count
   */
  StartAt(String name, TemplateEngine engine, RunSettings settings) {
    this.name = name;
    this.pattern = Pattern.compile(Wildcard.toRegex(name), Pattern.DOTALL);
    this.engine = engine;
    this.settings = settings;
    this.wanted = new Tags(settings.tags(), settings.skipTags());
  }

  boolean found() {
    return found;
  }

  /** The names of the tasks that were passed over. */
  Set<String> names() {
    return names;
  }

  List<Playbook> of(List<Playbook> playbooks) {
    return playbooks.stream()
        .map(playbook ->
            new Playbook(playbook.place(), playbook.plays().stream().map(this::of).toList()))
        .toList();
  }

  private Play of(Play play) {
    if (found) {
      return play;
    }
    Variables variables = Variables.of(play.vars()).with(settings.extraVars());
    List<Entry> first = rest(play.preTasks(), variables);
    List<Entry> roles = rest(play.roleTasks(), variables);
    List<Entry> tasks = rest(play.tasks(), variables);
    List<Entry> last = rest(play.postTasks(), variables);
    return new Play(
        play.name(),
        play.hosts(),
        found ? play.keywords() : play.keywords().with(Keyword.GATHER_FACTS, false),
        play.vars(),
        play.varsFiles(),
        play.prompts(),
        play.roles(),
        first,
        roles,
        tasks,
        last,
        play.handlers(),
        play.place(),
        play.span());
  }

  private List<Entry> rest(List<Entry> entries, Variables variables) {
    List<Entry> rest = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Entry any when found -> rest.add(any);
        case Task task when begins(task, variables) -> {
          found = true;
          rest.add(task);
        }
        case Task _ -> {}
        case Block block -> {
          List<Entry> body = rest(block.body(), variables);
          List<Entry> always = rest(block.always(), variables);
          if (found) {
            rest.add(new Block(body, block.rescue(), always, block.keywords(), block.span()));
          }
        }
      }
    }
    return rest;
  }

  private boolean begins(Task task, Variables variables) {
    if (task.isRoleComplete() || !wanted.allow(Tags.of(task.keywords(), engine, variables))) {
      return false;
    }
    String own = task.name().toString();
    String title = own.isEmpty() ? task.module() : own;
    Role role = task.role();
    String whole = role == null ? title : "%s : %s".formatted(role.name(), title);
    names.add(own.isEmpty() ? whole : own);
    return matches(own) || matches(whole);
  }

  private boolean matches(String text) {
    return !text.isEmpty() && (text.equals(name) || pattern.matcher(text).matches());
  }
}
