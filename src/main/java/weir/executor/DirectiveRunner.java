package weir.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.Directive;
import weir.playbook.IncludeReader;
import weir.playbook.Vars;
import weir.template.TemplateEngine;

/**
 * The part of a directive that belongs to one host: its arguments are evaluated; what it does to
 * the play is the strategy's to do, which finds the arguments in the outcome's values.
 */
final class DirectiveRunner {
  private static final List<String> VARS_ENDINGS = List.of(".yml", ".yaml", ".json");
  private final TemplateEngine engine;
  private final IncludeReader reader;

  DirectiveRunner(TemplateEngine engine, IncludeReader reader) {
    this.engine = engine;
    this.reader = reader;
  }

  Outcome run(Directive directive, Job job) {
    Map<String, Object> args = new LinkedHashMap<>();
    job.task()
        .args()
        .named()
        .forEach((name, value) -> {
          Object evaluated = name.equals("apply") ? value : engine.evaluate(value, job.variables());
          if (evaluated != null && !weir.vars.Omit.is(evaluated)) {
            args.put(name, evaluated);
          }
        });
    return switch (directive) {
      case INCLUDE_VARS -> includeVars(job, args);
      case ADD_HOST -> Outcome.changed(Map.of("add_host", args));
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

  private static String group(Map<String, Object> args) {
    return String.valueOf(args.get("key")).replace(' ', '-');
  }

  private static List<?> parents(Map<String, Object> args) {
    Object parents = args.get("parents");
    return parents == null
        ? List.of("all")
        : parents instanceof List<?> list ? list : List.of(parents);
  }

  private Outcome includeVars(Job job, Map<String, Object> args) {
    Map<String, Object> vars = new LinkedHashMap<>();
    if (args.get("dir") != null) {
      Path directory = find(job, String.valueOf(args.get("dir")));
      try (Stream<Path> files = Files.walk(directory)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> isWanted(directory.relativize(file), args))
            .sorted()
            .forEach(file -> vars.putAll(reader.vars(file, job.task().span())));
      } catch (IOException e) {
        throw new ModuleFailure("cannot read %s: %s".formatted(directory, e.getMessage()));
      }
    } else {
      Object file = args.get("file");
      if (file == null) {
        throw new ModuleFailure("include_vars needs a file or a dir");
      }
      vars.putAll(reader.vars(find(job, String.valueOf(file)), job.task().span()));
    }
    Object name = args.get("name");
    Map<String, Object> named = name == null ? vars : Map.of(String.valueOf(name), vars);
    Object shown = engine.evaluate(named, job.variables().with(named));
    return Outcome.ok(Map.of("ansible_facts", Vars.of(orEmpty(shown)))).withFacts(named);
  }

  /** Whether a file of a directory counts, as the task limits them. */
  private static boolean isWanted(Path file, Map<String, Object> args) {
    String name = file.getFileName().toString();
    Object depth = args.getOrDefault("depth", 0L);
    Object matching = args.get("files_matching");
    return (!(depth instanceof Number most)
            || most.intValue() == 0
            || file.getNameCount() <= most.intValue())
        && (matching == null || Pattern.compile(matching.toString()).matcher(name).find())
        && list(args, "ignore_files").stream().noneMatch(each -> name.matches(".*" + each))
        && (args.containsKey("extensions")
                ? list(args, "extensions").stream().map("."::concat)
                : VARS_ENDINGS.stream())
            .anyMatch(name::endsWith);
  }

  private static List<String> list(Map<String, Object> args, String name) {
    return switch (args.get(name)) {
      case null -> List.of();
      case List<?> several -> several.stream().map(String::valueOf).toList();
      case Object one -> List.of(one.toString());
    };
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? Map.of() : value;
  }

  private static Path find(Job job, String name) {
    return SearchPath.find(name, "vars", job.task(), job.play().play());
  }
}
