package weir.playbook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.module.AnyModule;
import weir.module.Catalog;
import weir.module.ParamSpec;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;
import weir.template.Template;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/**
 * Finds the files of the control machine that tasks name and that cannot be there in their turn.
 * What is sure to be missing is an error: the name is written out and relative, nothing keeps the
 * task from running, and no task of the playbook works on the control machine, where it could make
 * the file. Of anything less sure nothing is said.
 */
final class MissingFiles {
  private static final Set<Keyword> UNSURE =
      Set.of(
          Keyword.WHEN,
          Keyword.LOOP,
          Keyword.IGNORE_ERRORS,
          Keyword.MODULE_DEFAULTS,
          Keyword.DELEGATE_TO,
          Keyword.CONNECTION);

  private final List<Diagnostic> missing = new ArrayList<>();
  private boolean mayBeMade;

  /** What is missing for sure, once all is read. */
  List<Diagnostic> found() {
    return mayBeMade ? List.of() : missing;
  }

  /** Looks at a play. */
  void play(Mapping play, Keywords keywords, Playbook.Place place) {
    String hosts = play.get("hosts") instanceof Scalar scalar ? scalar.text() : "localhost";
    mayBeMade |=
        hosts.contains("localhost")
            || hosts.contains("127.0.0.1")
            || keywords.has(Keyword.CONNECTION);
    if (play.get("vars_files") instanceof Sequence files) {
      for (Node file : files.items()) {
        if (file instanceof Scalar scalar && isRelative(scalar.text())) {
          look(
              scalar.text(),
              List.of(place.directory().resolve(scalar.text())),
              "no file of variables '%s'",
              scalar.span());
        }
      }
    }
  }

  /** Looks at a task with a module. */
  void task(
      Task task, AnyModule<?> module, ArgsReader.Written written, Scope scope, Reading reading) {
    mayBeMade |=
        task.keywords().has(Keyword.DELEGATE_TO)
            || task.keywords().has(Keyword.CONNECTION)
            || Catalog.shortName(task.module()).equals("fetch");
    for (ParamSpec spec : ParamSpec.of(module.params())) {
      switch (spec.from()) {
        case FILE -> named(task, spec, "files", "no file '%s'", written, scope, reading);
        case TEMPLATE ->
            named(task, spec, "templates", "no template '%s'", written, scope, reading);
        case VALUE, FREE_FORM, CONDITION, OTHER_KEYS, SCRIPT -> {}
      }
    }
  }

  private void named(
      Task task,
      ParamSpec spec,
      String folder,
      String summary,
      ArgsReader.Written written,
      Scope scope,
      Reading reading) {
    for (String name : spec.allNames()) {
      if (task.args().named().get(name) instanceof String file
          && isRelative(file)
          && isSure(task, scope)
          && !mayBeOnHost(spec, task.args().named())) {
        look(
            file,
            FilePlaces.of(file, folder, task.role(), task.directory(), reading.place()),
            summary,
            place(written, name));
      }
    }
  }

  /** Looks at a task that steers the run. */
  void directive(Task task, Directive directive, Scope scope, Reading reading, Span at) {
    switch (directive) {
      case INCLUDE_TASKS, INCLUDE_ROLE -> mayBeMade = true;
      case INCLUDE_VARS -> {
        if (isSure(task, scope)
            && task.args().named().get("file") instanceof String file
            && isRelative(file)) {
          look(
              file,
              FilePlaces.of(file, "vars", task.role(), task.directory(), reading.place()),
              "no file of variables '%s'",
              at);
        }
      }
      case ADD_HOST, GROUP_BY, IMPORT_PLAYBOOK, IMPORT_ROLE, IMPORT_TASKS, META -> {}
    }
  }

  private static boolean isSure(Task task, Scope scope) {
    return scope.certain()
        && !scope.handlers()
        && UNSURE.stream().noneMatch(task.keywords()::has)
        && !task.keywords().list(Keyword.TAGS).contains("never");
  }

  /** Whether the file may be one of the host, as some modules let their tasks say. */
  private static boolean mayBeOnHost(ParamSpec spec, Map<String, Object> args) {
    return spec.onHostWhen().stream()
        .anyMatch(flag -> args.containsKey(flag.startsWith("!") ? flag.substring(1) : flag));
  }

  private static boolean isRelative(String name) {
    return !name.isBlank()
        && !name.startsWith("/")
        && !name.startsWith("~")
        && !name.contains("://")
        && !Template.marked(name);
  }

  private void look(String name, List<Path> places, String summary, Span at) {
    for (Path place : places) {
      if (Files.exists(place)) {
        return;
      }
    }
    missing.add(
        Diagnostic.error(summary.formatted(name), at)
            .withDetail(
                "Looked for "
                    + String.join(
                        ", ", places.stream().map(Reading::shown).distinct().limit(8).toList()))
            .withHint(Nearest.question(name, neighbours(places))));
  }

  /** The names of the files where this one was looked for. */
  private static List<String> neighbours(List<Path> places) {
    List<String> names = new ArrayList<>();
    for (Path place : places) {
      Path directory = place.getParent();
      String[] files = directory == null ? null : directory.toFile().list();
      if (files != null) {
        names.addAll(List.of(files));
      }
    }
    return names;
  }

  /** Where a value was written, or its name in {@code name=value}. */
  private static Span place(ArgsReader.Written written, String name) {
    for (Node node : new @Nullable Node[] {written.value(), written.argsNode()}) {
      if (node instanceof Mapping mapping && mapping.get(name) instanceof Scalar scalar) {
        return scalar.span();
      }
    }
    return ArgsReader.place(written, name);
  }
}
