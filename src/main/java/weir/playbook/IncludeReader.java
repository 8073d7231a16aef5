package weir.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;

/** Reads what a play includes while it runs. Problems are thrown, for they end a task. */
public final class IncludeReader {
  private final Reading reading;

  IncludeReader(Reading reading) {
    this.reading = reading;
  }

  /** What an include brings into the play. */
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
    Scope scope = new Scope(include.role(), include.directory(), Map.of(), false);
    List<Entry> entries = new TaskReader(fresh()).file(file, inherited, scope, include.span());
    return finished(
        new Included(Block.of(entries, inherited, include.span()), List.of(), List.of()));
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
            RoleFiles.of(args),
            inherited,
            include.role(),
            exported,
            include.span());
    Scope scope = new Scope(include.role(), include.directory(), Map.of(), false);
    RoleReader.Loaded loaded = new RoleReader(fresh()).load(use, scope);
    return loaded == null
        ? finished(
            new Included(Block.of(List.of(), inherited, include.span()), List.of(), List.of()))
        : finished(
            new Included(
                Block.of(loaded.entries(), inherited, include.span()),
                loaded.roles(),
                loaded.handlers()));
  }

  /** The variables of a file. */
  public Map<String, Object> vars(Path file, weir.source.@Nullable Span wantedBy) {
    Node root = fresh().file(file, wantedBy);
    Map<String, Object> vars = new LinkedHashMap<>();
    if (root instanceof Mapping mapping) {
      Object value = TemplateValues.of(mapping);
      if (value != null) {
        vars.putAll(Vars.of(value));
      }
    } else if (root != null) {
      reading.error("a file of variables is a mapping, not " + root.kind(), root.span());
    }
    return finished(vars);
  }

  private Reading fresh() {
    reading.problems().clear();
    return reading;
  }

  private <T> T finished(T value) {
    List<Diagnostic> errors =
        new ArrayList<>(reading.problems().stream().filter(Diagnostic::isError).toList());
    reading.problems().clear();
    if (!errors.isEmpty()) {
      throw new DiagnosticException(errors);
    }
    return value;
  }

  /** What included tasks inherit: everything but what is the include's own. */
  private static Keywords inherited(Task include, Map<String, Object> params) {
    Keywords keywords =
        include
            .keywords()
            .without(Keyword.TAGS)
            .without(Keyword.REGISTER)
            .without(Keyword.LOOP)
            .without(Keyword.LOOP_CONTROL)
            .without(Keyword.WHEN);
    if (params.isEmpty()) {
      return keywords;
    }
    List<Object> layers = new ArrayList<>(keywords.list(Keyword.INCLUDE_PARAMS));
    layers.add(params);
    return keywords.with(Keyword.INCLUDE_PARAMS, layers);
  }
}
