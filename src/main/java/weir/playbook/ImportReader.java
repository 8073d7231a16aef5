package weir.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Span;

/** Puts what {@code import_tasks} and {@code import_role} name in their place. */
final class ImportReader {
  private final Reading reading;
  private final TaskReader tasks;

  ImportReader(Reading reading, TaskReader tasks) {
    this.reading = reading;
    this.tasks = tasks;
  }

  /** The import as a block whose entries carry its keywords. */
  Block expand(Directive directive, Task task, Scope scope, Span at) {
    if (task.keywords().has(Keyword.LOOP)) {
      reading.problem(
          Diagnostic.error("'%s' cannot loop".formatted(directive.word()), task.span())
              .withHint(
                  "Use 'include_%s', which can."
                      .formatted(directive == Directive.IMPORT_TASKS ? "tasks" : "role")));
    }
    Keywords handedDown = task.keywords().without(Keyword.REGISTER, Keyword.LISTEN, Keyword.LOOP);
    List<Entry> entries =
        directive == Directive.IMPORT_TASKS
            ? file(task, handedDown, scope, at)
            : role(task, handedDown, scope, at);
    return Block.of(entries, handedDown, task.span());
  }

  private List<Entry> file(Task task, Keywords keywords, Scope scope, Span at) {
    String name = text(task, "file", scope);
    if (name == null) {
      return List.of();
    }
    Path path = find(name, scope.role(), scope.directory(), reading.place());
    if (path == null) {
      reading.problem(
          Diagnostic.error("no file of tasks '%s'".formatted(name), at)
              .withDetail(
                  "Looked for "
                      + String.join(
                          ", ",
                          candidates(name, scope.role(), scope.directory(), reading.place())
                              .stream()
                              .map(Reading::shown)
                              .distinct()
                              .toList())));
      return List.of();
    }
    return tasks.file(path, keywords, scope, at);
  }

  private List<Entry> role(Task task, Keywords keywords, Scope scope, Span at) {
    String name = text(task, task.args().named().containsKey("name") ? "name" : "role", scope);
    if (name == null) {
      return List.of();
    }
    RoleUse use =
        new RoleUse(
            name,
            Map.of(),
            Map.of(),
            RoleFiles.of(task.args().named()),
            keywords,
            scope.role(),
            true,
            false,
            RoleUse.once(name, task.args().named()),
            at);
    RoleReader.Loaded loaded = new RoleReader(reading).load(use, scope);
    if (loaded == null) {
      return List.of();
    }
    scope.imports().add(loaded);
    return loaded.entries();
  }

  private @Nullable String text(Task task, String key, Scope scope) {
    Object value = task.args().named().get(key);
    if (value == null) {
      return null;
    }
    return TaskReader.isTemplate(value)
        ? reading.staticText(value, scope.playVars(), task.keywords(), task.span())
        : String.valueOf(value);
  }

  /** A file of tasks: beside the one that names it, in the role, then beside the playbook. */
  static @Nullable Path find(
      String name, @Nullable Role role, Path directory, Playbook.Place place) {
    return Reading.first(candidates(name, role, directory, place));
  }

  private static List<Path> candidates(
      String name, @Nullable Role role, Path directory, Playbook.Place place) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(directory.resolve(name));
    if (role != null) {
      candidates.add(role.path().resolve("tasks").resolve(name));
      candidates.add(role.path().resolve(name));
    }
    candidates.add(place.directory().resolve("tasks").resolve(name));
    candidates.add(place.directory().resolve(name));
    return candidates;
  }
}
