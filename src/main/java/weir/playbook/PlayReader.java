package weir.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;

/** Reads one play. */
final class PlayReader {
  private final Reading reading;

  PlayReader(Reading reading) {
    this.reading = reading;
  }

  /** The play. What is wrong with it is noted. */
  Play read(Mapping mapping, Keywords outer) {
    for (Mapping.Entry entry : mapping.entries()) {
      if (Keyword.of(entry.name(), Place.PLAY) == null) {
        unknown(entry);
      }
    }
    Object hosts = hosts(mapping);
    Keywords own = new KeywordReader(reading).read(mapping, Place.PLAY);
    if (own.has(Keyword.USER)) {
      own = own.with(Keyword.REMOTE_USER, value(own, Keyword.USER));
    }
    Map<String, Object> vars = new LinkedHashMap<>();
    own.vars().forEach(vars::putAll);
    Keywords inside = outer.inner(own.without(Keyword.VARS));
    Imports imports = new Imports();
    Scope scope = new Scope(null, reading.place().directory(), vars, false, imports, true);
    Roles roles = roles(mapping, inside, scope);
    TaskReader tasks = new TaskReader(reading);
    List<Task> handlers = new ArrayList<>(roles.handlers());
    Node handlerList = mapping.get("handlers");
    if (handlerList != null) {
      Scope around = new Scope(null, reading.place().directory(), vars, true, imports, false);
      handlers.addAll(
          RoleReader.flat(tasks.list(handlerList, inside.without(Keyword.TAGS), around)));
    }
    List<Entry> preTasks = list(tasks, mapping, "pre_tasks", inside, scope);
    List<Entry> mainTasks = list(tasks, mapping, "tasks", inside, scope);
    List<Entry> postTasks = list(tasks, mapping, "post_tasks", inside, scope);
    List<Role> all = new ArrayList<>(roles.all());
    all.addAll(imports.roles());
    handlers.addAll(imports.handlers());
    reading.missing().play(mapping, own, reading.place());
    Object name = own.get(Keyword.NAME);
    return new Play(
        name == null ? hosts : name,
        hosts,
        merged(outer, own),
        vars,
        varsFiles(mapping),
        new PromptReader(reading).prompts(mapping.get("vars_prompt")),
        all,
        preTasks,
        roles.entries(),
        mainTasks,
        postTasks,
        handlers,
        reading.place(),
        mapping.span());
  }

  private static Keywords merged(Keywords outer, Keywords own) {
    return outer.inner(own.without(Keyword.VARS, Keyword.NAME, Keyword.HOSTS));
  }

  private static Object value(Keywords own, Keyword keyword) {
    Object value = own.get(keyword);
    return value == null ? "" : value;
  }

  private Object hosts(Mapping mapping) {
    Node node = mapping.get("hosts");
    if (node == null) {
      boolean misspelt =
          mapping.entries().stream()
              .anyMatch(entry ->
                  Keyword.of(entry.name(), Place.PLAY) == null
                      && Nearest.to(entry.name(), Keyword.words(Place.PLAY))
                          .filter("hosts"::equals)
                          .isPresent());
      if (!misspelt) {
        reading.problem(
            Diagnostic.error("this play names no hosts", mapping.span())
                .withHint("Add 'hosts: all', or the group it is for."));
      }
      return "";
    }
    Object value = TemplateValues.of(node);
    reading.check(value);
    if (value instanceof List<?> list) {
      return list.stream().noneMatch(TaskReader::isTemplate)
          ? String.join(",", list.stream().map(String::valueOf).toList())
          : list;
    }
    if (value instanceof Map<?, ?>) {
      return "";
    }
    if (value == null) {
      reading.problem(
          Diagnostic.error("'hosts' takes a pattern, not " + node.kind(), node.span())
              .withHint("Write a host, a group, 'all', or a list of those."));
      return "";
    }
    return TaskReader.isTemplate(value) ? value : String.valueOf(value);
  }

  private static List<Entry> list(
      TaskReader tasks, Mapping mapping, String name, Keywords inside, Scope scope) {
    Node node = mapping.get(name);
    return node == null ? List.of() : tasks.list(node, inside, scope);
  }

  /** All roles of a play together. */
  private record Roles(List<Role> all, List<Entry> entries, List<Task> handlers) {}

  private Roles roles(Mapping mapping, Keywords inside, Scope scope) {
    Roles roles = new Roles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Node list = mapping.get("roles");
    if (list == null) {
      return roles;
    }
    RoleReader reader = new RoleReader(reading);
    for (RoleUse use : reader.uses().of(list, inside, null, scope.playVars())) {
      RoleReader.Loaded loaded = reader.load(use, scope);
      if (loaded != null) {
        roles.all().addAll(loaded.roles());
        roles.entries().addAll(loaded.entries());
        roles.handlers().addAll(loaded.handlers());
      }
    }
    return roles;
  }

  private List<Object> varsFiles(Mapping mapping) {
    Node node = mapping.get("vars_files");
    if (node == null) {
      return List.of();
    }
    Object value = TemplateValues.of(node);
    reading.check(value);
    List<Object> files = new ArrayList<>();
    switch (value) {
      case null -> {}
      case List<?> list -> files.addAll(list);
      case Map<?, ?> _ ->
          reading.error("'vars_files' takes a list of files, not a mapping", node.span());
      default -> files.add(value);
    }
    return files;
  }

  private void unknown(Mapping.Entry entry) {
    String question = Nearest.question(entry.name(), Keyword.words(Place.PLAY));
    reading.problem(
        Diagnostic.error("a play has no keyword '%s'".formatted(entry.name()), entry.key().span())
            .withHint(
                reading.catalog().find(entry.name()) != null
                    ? "It is a module: put it into a task below 'tasks:'."
                    : question != null ? question : Keyword.elsewhere(entry.name())));
  }
}
