package weir.playbook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weir.module.Catalog;
import weir.module.ModulesElsewhere;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;

/**
 * Collects the tasks whose modules Weir does not have. Such a task is an error before the run,
 * unless a condition or the tag {@code never} may keep it from running, as those for other systems:
 * then it is a warning, one for each module, and the task fails in its turn if it comes to that.
 */
final class LackingModules {
  private final Map<String, Uses> maybe = new LinkedHashMap<>();

  /** The tasks of one module that may not run. */
  private record Uses(Diagnostic first, List<Span> places) {}

  /** Looks at a task; {@code place} is where the name of its module stands. */
  void task(String name, Keywords keywords, Span place, Scope scope, Reading reading) {
    String whole = ModulesElsewhere.find(name);
    Path own = library(name, scope.role(), reading.place());
    if (whole == null && own == null) {
      reading.problem(
          Diagnostic.error("Weir has no module '%s'".formatted(name), place)
              .withHint(hint(name, scope, reading)));
      return;
    }
    String reason =
        own != null
            ? "It is in %s. Weir runs no Python.".formatted(Reading.shown(own))
            : "It is Ansible's '%s', which Weir does not have.".formatted(whole);
    Diagnostic diagnostic =
        Diagnostic.error("Weir has no module '%s'".formatted(name), place).withDetail(reason);
    if (mayBeSkipped(keywords)) {
      maybe.computeIfAbsent(name, _ -> new Uses(diagnostic, new ArrayList<>())).places().add(place);
    } else {
      reading.problem(diagnostic.withHint(ModulesElsewhere.instead(name)));
    }
  }

  private static boolean mayBeSkipped(Keywords keywords) {
    return keywords.has(Keyword.WHEN) || keywords.list(Keyword.TAGS).contains("never");
  }

  /** The warnings, once all is read. */
  List<Diagnostic> found() {
    List<Diagnostic> all = new ArrayList<>();
    maybe.forEach((name, uses) -> {
      int more = uses.places().size() - 1;
      String others =
          more == 0
              ? ""
              : " So %s %d more %s."
                  .formatted(more == 1 ? "does" : "do", more, more == 1 ? "task" : "tasks");
      all.add(
          Diagnostic.warning(uses.first().summary(), uses.first().span())
              .withDetail(
                  "%s The task fails on hosts where its condition holds.%s"
                      .formatted(uses.first().detail(), others)));
    });
    return all;
  }

  private static @Nullable String hint(String name, Scope scope, Reading reading) {
    TreeSet<String> names = new TreeSet<>(reading.catalog().names());
    for (Directive directive : Directive.values()) {
      names.add(directive.word());
    }
    names.addAll(Keyword.words(scope.handlers() ? Place.HANDLER : Place.TASK));
    String shortName = Catalog.shortName(name);
    if (shortName.equals("include")) {
      return "Write 'include_tasks', or 'import_tasks' to have it read before the run.";
    }
    String question = Nearest.question(shortName, names);
    return question != null ? question : Nearest.question(shortName, ModulesElsewhere.names());
  }

  /** The file of a module that comes with the role or the playbook, or null. */
  private static @Nullable Path library(String name, @Nullable Role role, Playbook.Place place) {
    List<Path> directories = new ArrayList<>();
    if (role != null) {
      directories.add(role.path().resolve("library"));
    }
    directories.add(place.directory().resolve("library"));
    for (Path directory : directories) {
      for (String file : List.of(name + ".py", name)) {
        if (Files.isRegularFile(directory.resolve(file))) {
          return directory.resolve(file);
        }
      }
    }
    return null;
  }
}
