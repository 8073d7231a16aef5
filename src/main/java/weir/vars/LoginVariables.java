package weir.vars;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.template.TemplateEngine;
import weir.template.Variables;

/**
 * What a task sees, and under it how its host is reached: tasks may name {@code ansible_host} and
 * alike where no variable says so, but a keyword or the command line does.
 */
final class LoginVariables implements Variables {
  private static final List<List<String>> SAME =
      List.of(
          List.of("ansible_host", "ansible_ssh_host"),
          List.of("ansible_port", "ansible_ssh_port"),
          List.of("ansible_user", "ansible_ssh_user"),
          List.of("ansible_timeout", "ansible_ssh_timeout"),
          List.of("ansible_ssh_private_key_file", "ansible_private_key_file"),
          List.of("ansible_connection"));

  private final Variables given;
  private final TemplateEngine engine;
  private final Map<String, Object> commandLine;
  private final String host;
  private final Task task;

  /**
   * Over the variables that somebody has set.
   *
   * @param commandLine by the first names of {@link #SAME}
   */
  LoginVariables(
      Variables given,
      TemplateEngine engine,
      Map<String, Object> commandLine,
      String host,
      Task task) {
    this.given = given;
    this.engine = engine;
    this.commandLine = commandLine;
    this.host = host;
    this.task = task;
  }

  @Override
  public @Nullable Object get(String name) {
    Object value = given.get(name);
    return value != ABSENT || !name.startsWith("ansible_") ? value : underneath(name);
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(given.names());
    for (List<String> same : SAME) {
      same.stream().filter(name -> get(name) != ABSENT).forEach(names::add);
    }
    return names;
  }

  private @Nullable Object underneath(String name) {
    for (List<String> same : SAME) {
      if (same.contains(name)) {
        for (String other : same) {
          Object value = given.get(other);
          if (value != ABSENT) {
            return value;
          }
        }
        return otherwise(same.getFirst());
      }
    }
    return ABSENT;
  }

  private @Nullable Object otherwise(String name) {
    return switch (name) {
      case "ansible_host" -> host;
      case "ansible_connection" -> {
        Object kind = keyword(Keyword.CONNECTION, name);
        yield kind == ABSENT || "smart".equals(kind) ? "ssh" : kind;
      }
      case "ansible_user" -> keyword(Keyword.REMOTE_USER, name);
      default -> commandLine.getOrDefault(name, ABSENT);
    };
  }

  /** Evaluated with what is given alone: it may ask whether the variable itself is set. */
  private @Nullable Object keyword(Keyword keyword, String name) {
    Object value = task.keywords().get(keyword);
    return value == null ? commandLine.getOrDefault(name, ABSENT) : engine.evaluate(value, given);
  }
}
