package weir.playbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Span;

/**
 * One place that asks for a role.
 *
 * @param params what it hands over, over nearly everything
 * @param vars what it hands over under the role's own vars, and the play with them
 * @param keywords what its tasks inherit
 * @param exported whether the rest of the play sees its defaults and vars
 * @param listed true for an entry of a list of roles, whose conditions are its handlers', too
 * @param once what makes two uses the same, null when each counts
 */
record RoleUse(
    String name,
    Map<String, Object> params,
    Map<String, Object> vars,
    RoleFiles files,
    Keywords keywords,
    @Nullable Role parent,
    boolean exported,
    boolean listed,
    @Nullable String once,
    Span span) {

  /**
   * An entry of a list of roles.
   *
   * @param own its keywords
   * @param outer those around the list
   */
  static RoleUse listed(
      String name,
      Map<String, Object> params,
      Keywords own,
      Keywords outer,
      @Nullable Role parent,
      Span span) {
    return new RoleUse(
        name,
        params,
        TaskReader.vars(own),
        RoleFiles.MAIN,
        outer.inner(own.without(Keyword.VARS)),
        parent,
        true,
        true,
        once(name, params, own),
        span);
  }

  /** The same, of which the rest of the play sees defaults and vars or not. */
  RoleUse exported(boolean exported) {
    return new RoleUse(name, params, vars, files, keywords, parent, exported, listed, once, span);
  }

  /** What makes two entries of a list the same use: all that they say themselves. */
  static String once(String name, Map<String, Object> params, Keywords own) {
    List<String> when = own.conditions(Keyword.WHEN).stream().map(Condition::text).toList();
    return "%s %s %s %s %s".formatted(name, params, own.vars(), when, own.list(Keyword.TAGS));
  }

  /** The same for an import or include, each of which counts unless it says otherwise. */
  static @Nullable String once(String name, Map<String, Object> args) {
    boolean each = !String.valueOf(args.get("allow_duplicates")).matches("(?i)false|no|off|0");
    return each ? null : "included %s %s".formatted(name, args);
  }
}
