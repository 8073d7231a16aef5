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
 */
record Scope(
    @Nullable Role role,
    Path directory,
    Map<String, Object> playVars,
    boolean handlers,
    Imports imports) {

  Scope in(Path other) {
    return new Scope(role, other, playVars, handlers, imports);
  }
}
