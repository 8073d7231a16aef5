package weir.playbook;

import java.util.Map;

/** Which files of a role's folders a use of it reads: {@code main} unless it says otherwise. */
record RoleFiles(String tasks, String vars, String defaults, String handlers) {

  /** The usual ones. */
  static final RoleFiles MAIN = new RoleFiles("main", "main", "main", "main");

  /** As an include or import names them. */
  static RoleFiles of(Map<String, Object> args) {
    return new RoleFiles(
        name(args, "tasks_from"),
        name(args, "vars_from"),
        name(args, "defaults_from"),
        name(args, "handlers_from"));
  }

  private static String name(Map<String, Object> args, String key) {
    Object value = args.get(key);
    return value == null ? "main" : value.toString();
  }
}
