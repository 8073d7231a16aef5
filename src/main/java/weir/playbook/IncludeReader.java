package weir.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Span;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;

/**
 * Reads what a play includes while it runs. Problems are thrown, for they end a task. Safe to share
 * by threads.
 */
public final class IncludeReader {
  private final Reading reading;

  IncludeReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * What an include brings into the play.
   *
   * @param roles those that the rest of the play sees
   */
  public record Included(Block block, List<Role> roles, List<Task> handlers) {}

  /** The file a name of tasks stands for, or null. */
  public @Nullable Path tasksFile(String name, Task include) {
    return ImportReader.find(name, include.role(), include.directory(), reading.place());
  }

  /**
   * The tasks of a file.
   *
   * @param params variables handed over, above nearly everything
   * @param apply keywords for what is included, beside those of the include itself
   */
  public Included tasks(Path file, Task include, Map<String, Object> params, Keywords apply) {
    Keywords inherited = inherited(include, params).inner(apply);
    Imports imports = new Imports();
    Scope scope = new Scope(include.role(), include.directory(), Map.of(), false, imports, false);
    Reading fresh = reading.anew();
    List<Entry> entries = new TaskReader(fresh).file(file, inherited, scope, include.span());
    return finished(
        fresh,
        new Included(
            Block.of(entries, inherited, include.span()), imports.roles(), imports.handlers()));
  }

  /** A role. */
  public Included role(
      String name,
      Task include,
      Map<String, Object> args,
      Map<String, Object> params,
      Keywords apply,
      boolean exported) {
    Keywords inherited = inherited(include, params).inner(apply);
    RoleUse use =
        new RoleUse(
            name,
            Map.of(),
            Map.of(),
            RoleFiles.of(args),
            inherited,
            include.role(),
            exported,
            false,
            RoleUse.once(name, args),
            include.span());
    Imports imports = new Imports();
    Scope scope = new Scope(include.role(), include.directory(), Map.of(), false, imports, false);
    Reading fresh = reading.anew();
    RoleReader.Loaded loaded = new RoleReader(fresh).load(use, scope);
    if (loaded == null) {
      return finished(
          fresh,
          new Included(Block.of(List.of(), inherited, include.span()), List.of(), List.of()));
    }
    Imports all = new Imports();
    if (exported) {
      all.roles().addAll(loaded.roles());
    }
    all.handlers().addAll(loaded.handlers());
    all.roles().addAll(imports.roles());
    all.handlers().addAll(imports.handlers());
    return finished(
        fresh,
        new Included(
            Block.of(loaded.entries(), inherited, include.span()), all.roles(), all.handlers()));
  }

  /** The variables of a file. */
  public Map<String, Object> vars(Path file, @Nullable Span wantedBy) {
    Reading fresh = reading.anew();
    Node root = fresh.file(file, wantedBy);
    Map<String, Object> vars = new LinkedHashMap<>();
    if (root instanceof Mapping mapping) {
      Object value = TemplateValues.of(mapping);
      if (value != null) {
        vars.putAll(Vars.of(value));
      }
    } else if (root != null) {
      fresh.error("a file of variables is a mapping, not " + root.kind(), root.span());
    }
    return finished(fresh, vars);
  }

  private static <T> T finished(Reading reading, T value) {
    List<Diagnostic> errors = reading.problems().stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty()) {
      throw new DiagnosticException(errors);
    }
    return value;
  }

  /** What included tasks inherit: what is around the include, and nothing of its own but vars. */
  private static Keywords inherited(Task include, Map<String, Object> params) {
    Keywords keywords = include.around();
    if (params.isEmpty()) {
      return keywords;
    }
    List<Object> layers = new ArrayList<>(keywords.list(Keyword.INCLUDE_PARAMS));
    layers.add(params);
    return keywords.with(Keyword.INCLUDE_PARAMS, layers);
  }
}
