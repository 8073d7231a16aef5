package weir.playbook;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.source.Span;

/**
 * One task, or one handler.
 *
 * @param name as written, a String or a Template; "" for none
 * @param module as written
 * @param role the role it belongs to, if any
 * @param directory of the file it stands in
 */
public record Task(
    Object name,
    String module,
    Args args,
    Keywords keywords,
    @Nullable Role role,
    Path directory,
    Span span)
    implements Entry {

  /** The topics a handler listens to, its own name not among them. */
  public List<String> listens() {
    return keywords.list(Keyword.LISTEN).stream().map(String::valueOf).toList();
  }

  /** The same with other keywords. */
  public Task with(Keywords others) {
    return new Task(name, module, args, others, role, directory, span);
  }
}
