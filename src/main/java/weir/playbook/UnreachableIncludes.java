package weir.playbook;

import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;

/**
 * Finds includes that would find nothing now. They are read in their turn, and something may have
 * made the file by then, or a condition may keep them from it: so these are warnings.
 */
record UnreachableIncludes(Reading reading) {

  /** Looks at one include with a fixed name; {@code place} is where that stands. */
  void check(Directive directive, Task include, Span place) {
    switch (directive) {
      case INCLUDE_TASKS -> {
        String file = text(include, "file");
        boolean found =
            file == null
                || ImportReader.find(file, include.role(), include.directory(), reading.place())
                    != null;
        if (!found) {
          warn("there is no file of tasks '%s'".formatted(file), place, null);
        }
      }
      case INCLUDE_ROLE -> {
        String name = text(include, "name") == null ? text(include, "role") : text(include, "name");
        RoleSearch roles = new RoleSearch(reading);
        if (name != null && roles.find(name, include.role(), include.keywords(), false) == null) {
          warn("no role '%s'".formatted(name), place, Nearest.question(name, roles.names()));
        }
      }
      case IMPORT_PLAYBOOK ->
          reading.problem(
              Diagnostic.error("a playbook cannot be imported among tasks", include.span())
                  .withHint(
                      "Put 'import_playbook' into the playbook's own list, beside the plays."));
      case ADD_HOST, GROUP_BY, IMPORT_ROLE, IMPORT_TASKS, INCLUDE_VARS, META -> {}
    }
  }

  private static @Nullable String text(Task include, String name) {
    return include.args().named().get(name) instanceof String text ? text : null;
  }

  private void warn(String summary, Span place, @Nullable String hint) {
    reading.problem(
        Diagnostic.warning(summary, place)
            .withDetail("The include fails in its turn unless something makes it before.")
            .withHint(hint));
  }
}
