package weir.executor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.playbook.IncludeReader;
import weir.playbook.Vars;
import weir.template.Template;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.template.Vaulted;
import weir.vars.Vault;

/**
 * {@code include_vars}: variables of a file, or of the files of a directory. They stay templates;
 * the result shows what they come to now.
 */
final class VarsInclusion {
  /** Enough to tell an encrypted file by. */
  private static final int HEADER = 20;

  private final TemplateEngine engine;
  private final IncludeReader reader;

  VarsInclusion(TemplateEngine engine, IncludeReader reader) {
    this.engine = engine;
    this.reader = reader;
  }

  Outcome run(Job job, Map<String, Object> args) {
    try {
      return read(job, args);
    } catch (ModuleFailure e) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("message", e.getMessage());
      values.put("ansible_included_var_files", List.of());
      Object name = args.get("name");
      values.put("ansible_facts", name == null ? Map.of() : Map.of(name, Map.of()));
      return Outcome.ok(values).withKind(Outcome.Kind.FAILED);
    }
  }

  private Outcome read(Job job, Map<String, Object> args) {
    List<Path> files =
        args.get("dir") == null
            ? List.of(find(job, String.valueOf(file(args))))
            : VarsDirectory.of(find(job, String.valueOf(args.get("dir"))), args).files();
    Map<String, Object> vars = new LinkedHashMap<>();
    files.forEach(file -> vars.putAll(reader.vars(file, job.task().span())));
    Object name = args.get("name");
    Map<String, Object> named = name == null ? vars : Map.of(String.valueOf(name), vars);
    Map<String, Object> kept =
        "merge".equals(args.get("hash_behaviour")) ? merged(job.variables(), named) : named;
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ansible_included_var_files", files.stream().map(Path::toString).toList());
    values.put("ansible_facts", Vars.of(shown(job, kept)));
    Outcome outcome = Outcome.ok(values).withFacts(kept);
    return files.stream().anyMatch(VarsInclusion::isEncrypted)
        ? Results.censored(outcome)
        : outcome;
  }

  private static Object file(Map<String, Object> args) {
    Object file = args.get("file");
    if (file == null) {
      throw new ModuleFailure("include_vars needs a file or a dir");
    }
    return file;
  }

  /** Evaluated; as they are written when that cannot be done yet. */
  private Object shown(Job job, Map<String, Object> vars) {
    try {
      Object values = engine.evaluate(vars, job.variables().with(vars));
      return values == null ? Map.of() : values;
    } catch (TemplateException _) {
      return written(vars);
    }
  }

  private static Map<String, Object> merged(Variables variables, Map<String, Object> named) {
    Map<String, Object> all = new LinkedHashMap<>();
    named.forEach((name, value) -> {
      Object old = variables.get(name);
      Object both = both(old, value);
      all.put(name, both == null ? value : both);
    });
    return all;
  }

  /** The second, above what only the first has where both are mappings. */
  private static @Nullable Object both(@Nullable Object under, @Nullable Object over) {
    if (!(under instanceof Map<?, ?> first) || !(over instanceof Map<?, ?> second)) {
      return over;
    }
    Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>(first);
    second.forEach((key, value) -> all.put(key, both(all.get(key), value)));
    return all;
  }

  private static Object written(Object value) {
    return switch (value) {
      case Template template -> template.source();
      case Vaulted vaulted -> vaulted.text();
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((key, each) -> all.put(key, each == null ? null : written(each)));
        yield all;
      }
      case List<?> list -> {
        List<@Nullable Object> all = new ArrayList<>();
        list.forEach(each -> all.add(each == null ? null : written(each)));
        yield all;
      }
      default -> value;
    };
  }

  private static boolean isEncrypted(Path file) {
    try (var in = Files.newInputStream(file)) {
      return Vault.encrypted(new String(in.readNBytes(HEADER), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ModuleFailure("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static Path find(Job job, String name) {
    return SearchPath.find(name, "vars", job.task(), job.play().play());
  }
}
