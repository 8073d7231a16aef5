package weir.executor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Outcome;
import weir.playbook.Directive;
import weir.playbook.IncludeReader;
import weir.template.TemplateEngine;
import weir.vars.Omit;

/**
 * The part of a directive that belongs to one host: its arguments are evaluated; what it does to
 * the play is the strategy's to do, which finds the arguments in the outcome's values.
 */
final class DirectiveRunner {
  private final TemplateEngine engine;
  private final VarsInclusion inclusion;

  DirectiveRunner(TemplateEngine engine, IncludeReader reader) {
    this.engine = engine;
    this.inclusion = new VarsInclusion(engine, reader);
  }

  Outcome run(Directive directive, Job job) {
    Map<String, Object> args = new LinkedHashMap<>();
    job.task()
        .args()
        .named()
        .forEach((name, value) -> {
          Object evaluated = name.equals("apply") ? value : engine.evaluate(value, job.variables());
          if (evaluated != null && !Omit.is(evaluated)) {
            args.put(name, evaluated);
          }
        });
    return switch (directive) {
      case INCLUDE_VARS -> inclusion.run(job, args);
      case ADD_HOST -> Outcome.changed(Map.of("add_host", newHost(args)));
      case GROUP_BY ->
          Outcome.ok(Map.of("add_group", group(args), "parent_groups", parents(args)))
              .withChanged(!isMember(job, group(args)));
      case INCLUDE_TASKS, INCLUDE_ROLE -> {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("include", String.valueOf(args.getOrDefault("file", args.get("name"))));
        Map<String, Object> shown = new LinkedHashMap<>(args);
        shown.remove("file");
        shown.remove("apply");
        values.put("include_args", shown);
        yield Outcome.ok(values);
      }
      case META, IMPORT_PLAYBOOK, IMPORT_ROLE, IMPORT_TASKS -> Outcome.ok(args);
    };
  }

  private static boolean isMember(Job job, String group) {
    List<?> members = job.play().inventory().groupMembers().get(group);
    return members != null && members.contains(job.host().name());
  }

  /** A new host as the result tells of it. */
  private static Map<String, Object> newHost(Map<String, Object> args) {
    Map<String, Object> vars = new LinkedHashMap<>(args);
    Object name = first(vars, "name", "hostname", "host");
    Object groups = first(vars, "groups", "group", "groupname");
    Map<String, Object> host = new LinkedHashMap<>();
    host.put("host_name", String.valueOf(name));
    host.put("groups", texts(groups));
    host.put("host_vars", vars);
    return host;
  }

  private static @Nullable Object first(Map<String, Object> args, String... names) {
    Object found = null;
    for (String name : names) {
      Object value = args.remove(name);
      found = found == null ? value : found;
    }
    return found;
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(value.toString().split("\\s*,\\s*", -1));
    };
  }

  private static String group(Map<String, Object> args) {
    return String.valueOf(args.get("key")).replace(' ', '-');
  }

  private static List<?> parents(Map<String, Object> args) {
    Object parents = args.get("parents");
    return parents == null
        ? List.of("all")
        : texts(parents).stream().map(parent -> parent.replace(' ', '-')).toList();
  }
}
