package weir.executor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.AnyModule;
import weir.module.Catalog;
import weir.module.Content;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.ParamBinder;
import weir.module.ParamSpec;
import weir.module.ParametersElsewhere;
import weir.module.Source;
import weir.module.Words;
import weir.playbook.Keyword;
import weir.playbook.Play;
import weir.playbook.Task;
import weir.template.Template;
import weir.template.TemplateEngine;
import weir.template.Variables;
import weir.vars.Omit;

/** Evaluates a task's arguments and makes its module's parameters of them. */
final class Binding {
  private static final List<String> CUTTING =
      List.of(
          "trim_blocks",
          "lstrip_blocks",
          "block_start_string",
          "block_end_string",
          "variable_start_string",
          "variable_end_string",
          "comment_start_string",
          "comment_end_string");
  private final TemplateEngine engine;
  private final ControllerFiles files;

  Binding(TemplateEngine engine, ControllerFiles files) {
    this.engine = engine;
    this.files = files;
  }

  /** The parameters of one run of a task. */
  <P extends Record> P bind(AnyModule<P> module, Task task, Play play, Variables variables) {
    List<ParamSpec> specs = ParamSpec.of(module.params());
    Map<String, Object> args = new LinkedHashMap<>(defaults(task, variables));
    boolean open = specs.stream().anyMatch(spec -> spec.from() == Param.From.OTHER_KEYS);
    for (Object mapping : task.args().mappings()) {
      args.putAll(values(mapping, variables));
    }
    args.keySet().removeIf(name -> isWithoutEffect(name, specs, task.module()));
    task.args()
        .named()
        .forEach((name, value) -> {
          boolean named = open && Template.marked(name);
          String key =
              named
                  ? engine.text(Template.value(name, (start, end) -> task.span()), variables)
                  : name;
          put(args, specs, key, value, variables);
        });
    Object freeForm = task.args().freeForm();
    if (freeForm != null) {
      for (ParamSpec spec : specs) {
        if (spec.from() == Param.From.FREE_FORM) {
          put(args, specs, spec.name(), freeForm, variables);
        }
      }
    }
    for (ParamSpec spec : specs) {
      if (spec.from() == Param.From.SCRIPT) {
        script(spec, args, task, play);
      }
      for (String name : spec.allNames()) {
        if (args.get(name) instanceof String text && !text.isEmpty()) {
          switch (spec.from()) {
            case FILE -> {
              if (!onHost(spec, args)) {
                args.put(name, files.source(text, SearchPath.find(text, "files", task, play)));
              }
            }
            case TEMPLATE -> args.put(name, rendered(text, args, task, play, variables));
            case VALUE, CONDITION, FREE_FORM, OTHER_KEYS, SCRIPT -> {}
          }
        }
      }
    }
    return ParamBinder.bind(module.params(), args);
  }

  private Map<String, Object> values(Object mapping, Variables variables) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (!(Tuples.toLists(engine.evaluate(mapping, variables)) instanceof Map<?, ?> map)) {
      throw new ModuleFailure("Complex args containing variables must be a mapping");
    }
    map.forEach((name, value) -> {
      if (value != null && !Omit.is(value)) {
        values.put(String.valueOf(name), value);
      }
    });
    return values;
  }

  private static boolean isWithoutEffect(String name, List<ParamSpec> specs, String module) {
    if (specs.stream().anyMatch(spec -> spec.allNames().contains(name))) {
      return false;
    }
    ParametersElsewhere.Verdict verdict = ParametersElsewhere.of(module, name);
    return verdict != null && !verdict.refused();
  }

  private void script(ParamSpec spec, Map<String, Object> args, Task task, Play play) {
    Object line = args.getOrDefault("cmd", args.get("free_form"));
    List<String> words = line == null ? List.of() : Words.split(line.toString());
    if (!words.isEmpty()) {
      String name = words.getFirst();
      args.put(spec.name(), files.source(name, SearchPath.find(name, "files", task, play)));
    }
  }

  private void put(
      Map<String, Object> args,
      List<ParamSpec> specs,
      String name,
      @Nullable Object value,
      Variables variables) {
    boolean condition =
        specs.stream()
            .anyMatch(
                spec -> spec.from() == Param.From.CONDITION && spec.allNames().contains(name));
    Object evaluated = condition ? value : Tuples.toLists(engine.evaluate(value, variables));
    boolean nullCounts =
        specs.stream().anyMatch(spec -> spec.nullCounts() && spec.name().equals(name))
            || isOther(name, specs);
    if (evaluated == null ? !nullCounts : Omit.is(evaluated)) {
      args.remove(name);
    } else {
      args.put(name, evaluated);
    }
  }

  /** Whether a name is one of the task's own, such as that of a variable. */
  private static boolean isOther(String name, List<ParamSpec> specs) {
    return specs.stream().anyMatch(spec -> spec.from() == Param.From.OTHER_KEYS)
        && specs.stream().noneMatch(spec -> spec.allNames().contains(name));
  }

  /** The innermost {@code module_defaults} for the module, of the play, the blocks or the task. */
  private Map<String, Object> defaults(Task task, Variables variables) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Object layer : task.keywords().list(Keyword.MODULE_DEFAULTS)) {
      if (engine.evaluate(layer, variables) instanceof Map<?, ?> modules) {
        modules.forEach((name, args) -> {
          boolean same =
              Catalog.shortName(String.valueOf(name)).equals(Catalog.shortName(task.module()));
          if (same && args instanceof Map<?, ?> values) {
            all.clear();
            values.forEach((key, value) -> all.put(String.valueOf(key), value));
          }
        });
      }
    }
    return all;
  }

  /** Whether a file is one of the host, as some modules let their tasks say. */
  private static boolean onHost(ParamSpec spec, Map<String, Object> args) {
    for (String flag : spec.onHostWhen()) {
      boolean negated = flag.startsWith("!");
      Object given = args.get(negated ? flag.substring(1) : flag);
      if (given != null && Truth.of(given) != negated) {
        return true;
      }
    }
    return false;
  }

  private Source rendered(
      String name, Map<String, Object> args, Task task, Play play, Variables variables) {
    Path path = SearchPath.find(name, "templates", task, play);
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("template_path", path.toString());
    own.put("template_fullpath", path.toAbsolutePath().toString());
    own.put("template_host", "localhost");
    own.put("template_uid", System.getProperty("user.name"));
    own.put("template_mtime", Instant.ofEpochMilli(path.toFile().lastModified()).toString());
    own.put("template_run_date", Instant.now().toString());
    Variables all = new Managed(variables, engine.options().managed()).with(own);
    if (args.get("dest") instanceof String dest) {
      own.put("template_destpath", dest);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String setting : CUTTING) {
      Object value = args.get(setting);
      if (value != null) {
        boolean flag = setting.endsWith("_blocks");
        settings.put(setting, flag ? Boolean.toString(Truth.of(value)) : value.toString());
      }
    }
    String text =
        engine.render(
            files.template(path, settings), all, other -> included(other, path, task, play));
    return new Source(name, false, List.of(new Source.Item("", Content.of(text), 0644)));
  }

  private @Nullable Template included(String name, Path from, Task task, Play play) {
    Path beside = from.resolveSibling(name);
    if (Files.isRegularFile(beside)) {
      return files.template(beside, Map.of());
    }
    for (Path candidate : SearchPath.candidates(name, "templates", task, play)) {
      if (Files.isRegularFile(candidate)) {
        return files.template(candidate, Map.of());
      }
    }
    return null;
  }
}
