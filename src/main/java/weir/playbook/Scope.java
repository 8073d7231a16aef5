package weir.playbook;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks are being read.
 *
 * @param role the role around them, if any
 * @param directory of the file they stand in
 * @param playVars what names of imports may use
 * @param imports learns of the roles that are imported
 * @param certain whether nothing around them keeps them from running, or hides that they fail
 */
record Scope(
    @Nullable Role role,
    Path directory,
    Map<String, Object> playVars,
    boolean handlers,
    Imports imports,
    boolean certain) {

  Scope in(Path other) {
    return new Scope(role, other, playVars, handlers, imports, certain);
  }

  /** The same where tasks may not run, or may fail. */
  Scope uncertain() {
    return new Scope(role, directory, playVars, handlers, imports, false);
  }
}
