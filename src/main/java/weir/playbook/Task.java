package weir.playbook;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Span;

/**
 * One task, or one handler.
 *
 * @param name as written, a String or a Template; "" for none
 * @param module as written
 * @param keywords its own and those handed down
 * @param around those handed down, without its own
 * @param role the role it belongs to, if any
 * @param directory of the file it stands in
 */
public record Task(
    Object name,
    String module,
    Args args,
    Keywords keywords,
    Keywords around,
    @Nullable Role role,
    Path directory,
    Span span)
    implements Entry {

  private static final String ROLE_COMPLETE = "role_complete";

  /** The same with other arguments. */
  public Task with(Args others) {
    return new Task(name, module, others, keywords, around, role, directory, span);
  }

  /** The topics a handler listens to, its own name not among them. */
  public List<String> listens() {
    return keywords.list(Keyword.LISTEN).stream().map(String::valueOf).toList();
  }

  /** The layers of variables it brings itself. */
  public List<Map<String, Object>> ownVars() {
    List<Map<String, Object>> layers = keywords.vars();
    return layers.subList(around.vars().size(), layers.size());
  }

  /** Where handlers run without anyone having written it: a {@code meta} task that says so. */
  public static Task flushHandlers(Path directory, Span span) {
    return new Task(
        "",
        "meta",
        new Args(Map.of("action", "flush_handlers"), null),
        Keywords.NONE,
        Keywords.NONE,
        null,
        directory,
        span);
  }

  /** The end of a role, which no one writes: a {@code meta} task that says so. */
  static Task roleComplete(Role role, Span span) {
    return new Task(
        "",
        "meta",
        new Args(Map.of("action", ROLE_COMPLETE), null),
        Keywords.NONE.with(Keyword.TAGS, List.of("always")),
        Keywords.NONE,
        role,
        role.path(),
        span);
  }

  /** Whether this is the end of a role. */
  public boolean isRoleComplete() {
    return ROLE_COMPLETE.equals(args.named().get("action"))
        && Directive.of(module) == Directive.META;
  }

  /** The same with other keywords. */
  public Task with(Keywords others) {
    return new Task(name, module, args, others, around, role, directory, span);
  }
}
