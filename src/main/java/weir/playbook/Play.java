package weir.playbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Span;

/**
 * One play.
 *
 * @param name a String or a Template, the pattern when the play has none
 * @param hosts the pattern, a String or a Template
 * @param vars level 12 of the precedence
 * @param varsFiles file names, or lists of which the first that exists counts
 * @param roles those that the whole play sees
 */
public record Play(
    Object name,
    Object hosts,
    Keywords keywords,
    Map<String, Object> vars,
    List<Object> varsFiles,
    List<Prompt> prompts,
    List<Role> roles,
    List<Entry> preTasks,
    List<Entry> roleTasks,
    List<Entry> tasks,
    List<Entry> postTasks,
    List<Task> handlers,
    Playbook.Place place,
    Span span) {

  /** A question of {@code vars_prompt}. */
  public record Prompt(
      String name,
      String prompt,
      @Nullable Object byDefault,
      boolean secret,
      boolean confirm,
      @Nullable Encryption encrypt) {}

  /**
   * What becomes of the answer to a question.
   *
   * @param scheme as the filter {@code password_hash} names it
   * @param salt null for one left to chance
   */
  public record Encryption(String scheme, @Nullable String salt, int saltSize) {}

  /** Keeps copies. */
  public Play {
    varsFiles = List.copyOf(varsFiles);
    prompts = List.copyOf(prompts);
    roles = List.copyOf(roles);
    preTasks = List.copyOf(preTasks);
    roleTasks = List.copyOf(roleTasks);
    tasks = List.copyOf(tasks);
    postTasks = List.copyOf(postTasks);
    handlers = List.copyOf(handlers);
  }
}
