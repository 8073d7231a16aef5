package weir.playbook;

import java.util.Map;

/**
 * Which files of a role's folders a use of it reads: {@code main} unless it says otherwise.
 *
 * @param validate whether its arguments are compared with the role's specification of them
 */
record RoleFiles(String tasks, String vars, String defaults, String handlers, boolean validate) {

  /** The usual ones. */
  static final RoleFiles MAIN = new RoleFiles("main", "main", "main", "main", true);

  /** As an include or import names them. */
  static RoleFiles of(Map<String, Object> args) {
    return new RoleFiles(
        name(args, "tasks_from"),
        name(args, "vars_from"),
        name(args, "defaults_from"),
        name(args, "handlers_from"),
        !Boolean.FALSE.equals(args.get("rolespec_validate")));
  }

  private static String name(Map<String, Object> args, String key) {
    Object value = args.get(key);
    return value == null ? "main" : value.toString();
  }
}
