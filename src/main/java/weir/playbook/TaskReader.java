package weir.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weir.module.AnyModule;
import weir.module.ModulesElsewhere;
import weir.module.ParamSpec;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;
import weir.template.Template;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** Reads lists of tasks and blocks. */
final class TaskReader {
  private static final String WITH = "with_";
  private final Reading reading;
  private final KeywordReader keywords;
  private final ArgsReader args;

  TaskReader(Reading reading) {
    this.reading = reading;
    this.keywords = new KeywordReader(reading);
    this.args = new ArgsReader(reading);
  }

  /** The entries of a file of tasks; none when it cannot be read, which is noted. */
  List<Entry> file(Path path, Keywords outer, Scope scope, @Nullable Span wantedBy) {
    Node root = reading.file(path, wantedBy);
    Path parent = path.toAbsolutePath().normalize().getParent();
    return root == null ? List.of() : list(root, outer, scope.in(parent == null ? path : parent));
  }

  /** The entries of a list. */
  List<Entry> list(Node node, Keywords outer, Scope scope) {
    if (node instanceof Scalar scalar && scalar.value() == null) {
      return List.of();
    }
    if (!(node instanceof Sequence sequence)) {
      reading.problem(
          Diagnostic.error("tasks are a list, not " + node.kind(), node.span())
              .withHint("Start each task with '- '."));
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    for (Node item : sequence.items()) {
      if (item instanceof Mapping mapping) {
        Entry entry = entry(mapping, outer, scope);
        if (entry != null) {
          entries.add(entry);
        }
      } else if (!(item instanceof Scalar scalar && scalar.value() == null)) {
        reading.problem(
            Diagnostic.error("a task is a mapping, not " + item.kind(), item.span())
                .withHint(
                    item instanceof Scalar scalar && isModule(scalar.text())
                        ? "Write '%s:', with the colon.".formatted(scalar.text())
                        : null));
      }
    }
    return entries;
  }

  private @Nullable Entry entry(Mapping mapping, Keywords outer, Scope scope) {
    return mapping.get("block") != null || mapping.entry("block") != null
        ? block(mapping, outer, scope)
        : task(mapping, outer, scope);
  }

  private Block block(Mapping mapping, Keywords outer, Scope scope) {
    for (Mapping.Entry entry : mapping.entries()) {
      if (Keyword.of(entry.name(), Place.BLOCK) == null) {
        unknown(entry, Keyword.words(Place.BLOCK), "a block has no keyword '%s'");
      }
    }
    Keywords own = outer.inner(keywords.read(mapping, Place.BLOCK));
    Scope guarded = mapping.get("rescue") == null ? scope : scope.uncertain();
    return new Block(
        part(mapping, "block", own, guarded),
        part(mapping, "rescue", own, scope.uncertain()),
        part(mapping, "always", own, scope),
        own,
        mapping.span());
  }

  private List<Entry> part(Mapping mapping, String name, Keywords own, Scope scope) {
    Node node = mapping.get(name);
    return node == null ? List.of() : list(node, own, scope);
  }

  private @Nullable Entry task(Mapping mapping, Keywords outer, Scope scope) {
    Place place = scope.handlers() ? Place.HANDLER : Place.TASK;
    List<Mapping.Entry> calls = new ArrayList<>();
    Mapping.Entry with = null;
    for (Mapping.Entry entry : mapping.entries()) {
      String word = entry.name();
      Keyword keyword = Keyword.of(word, place);
      boolean action = keyword == Keyword.ACTION || keyword == Keyword.LOCAL_ACTION;
      if (word.startsWith(WITH)) {
        with = entry;
      } else if (keyword == null || action) {
        calls.add(entry);
      }
    }
    Mapping.Entry call = theCall(calls, place);
    if (call == null && !calls.isEmpty()) {
      keywords.read(mapping, place);
      return null;
    }
    if (call == null) {
      reading.problem(
          Diagnostic.error("this task names no module", mapping.span())
              .withHint("A task needs one key that is a module, such as 'copy:' or 'command:'."));
      return null;
    }
    Keywords own = loops(mapping, with, keywords.read(mapping, place));
    if (Directive.includes(call.name())) {
      IncludeKeywords.check(mapping, call, place, reading);
    }
    return call(mapping, call, outer.inner(own), outer, scope);
  }

  private Entry call(
      Mapping mapping, Mapping.Entry call, Keywords own, Keywords outer, Scope scope) {
    String name = call.name();
    Node value = call.value();
    if (name.equals("action") || name.equals("local_action")) {
      ActionKeyword action = ActionKeyword.of(value);
      if (name.equals("local_action")) {
        own = own.with(Keyword.DELEGATE_TO, "localhost");
      }
      name = action.module();
      value = action.arguments();
    }
    Directive directive = Directive.of(name);
    AnyModule<?> module = directive == null ? reading.catalog().find(name) : null;
    ArgsReader.Written written =
        new ArgsReader.Written(
            call.key().span(),
            value,
            mapping.get("args"),
            own.get(Keyword.ARGS),
            own.has(Keyword.MODULE_DEFAULTS));
    Args given = Args.NONE;
    if (directive != null) {
      given = args.read(directive, written);
    } else if (module != null) {
      given = args.read(name, module, written);
    } else {
      reading.lacking().task(name, own, call.key().span(), scope, reading);
    }
    Object title = own.get(Keyword.NAME);
    Task task =
        new Task(
            title == null ? "" : title,
            name,
            given,
            own.without(Keyword.NAME, Keyword.ARGS, Keyword.ACTION),
            Keywords.NONE.inner(outer),
            scope.role(),
            scope.directory(),
            mapping.span());
    if (directive != null) {
      new UnreachableIncludes(reading).check(directive, task, place(call));
      reading.missing().directive(task, directive, scope, reading, place(call));
    } else if (module != null) {
      reading.missing().task(task, module, written, scope, reading);
    }
    return directive == Directive.IMPORT_TASKS || directive == Directive.IMPORT_ROLE
        ? new ImportReader(reading, this).expand(directive, task, scope, place(call))
        : task;
  }

  /** Where the name of what is imported stands. */
  private static Span place(Mapping.Entry call) {
    Node value = call.value();
    for (String name : List.of("file", "name", "role")) {
      if (value instanceof Mapping mapping && mapping.get(name) instanceof Scalar scalar) {
        return scalar.span();
      }
    }
    return value instanceof Scalar scalar && !scalar.text().isEmpty()
        ? scalar.span()
        : call.key().span();
  }

  private Keywords loops(Mapping mapping, Mapping.@Nullable Entry with, Keywords own) {
    Map<Keyword, Object> values = new EnumMap<>(Keyword.class);
    values.putAll(own.values());
    Mapping.Entry loop = mapping.entry("loop");
    if (loop != null) {
      values.put(Keyword.LOOP, new Loop(null, TemplateValues.of(loop.value())));
    }
    if (with != null) {
      if (loop != null) {
        reading.error(
            "a task has one loop, not both 'loop' and '%s'".formatted(with.name()),
            with.key().span());
      }
      String lookup = with.name().substring(WITH.length());
      if (!reading.engine().lookups().contains(lookup)) {
        List<String> loops = reading.engine().lookups().stream().map(WITH::concat).toList();
        reading.problem(
            Diagnostic.error("there is no loop '%s'".formatted(with.name()), with.key().span())
                .withHint(Nearest.question(with.name(), loops)));
      }
      Object terms = TemplateValues.of(with.value());
      reading.check(terms);
      values.put(Keyword.LOOP, new Loop(lookup, terms));
    }
    return new Keywords(values);
  }

  /** Which of several keys that are no keywords is the module; what the others are is noted. */
  private Mapping.@Nullable Entry theCall(List<Mapping.Entry> calls, Place place) {
    if (calls.size() < 2) {
      return calls.isEmpty() ? null : calls.getFirst();
    }
    Mapping.Entry call = null;
    for (Mapping.Entry each : calls) {
      if (!isModule(each.name())) {
        continue;
      }
      if (call != null) {
        reading.problem(
            Diagnostic.error(
                    "a task names one module, not both '%s' and '%s'"
                        .formatted(call.name(), each.name()),
                    each.key().span())
                .withHint("Make two tasks of them."));
      } else {
        call = each;
      }
    }
    for (Mapping.Entry each : calls) {
      if (!isModule(each.name())) {
        reading.problem(unknownKey(each, call, place));
      }
    }
    return call;
  }

  private Diagnostic unknownKey(Mapping.Entry odd, Mapping.@Nullable Entry call, Place place) {
    String word = odd.name();
    AnyModule<?> module = call == null ? null : reading.catalog().find(call.name());
    if (call != null && module != null) {
      boolean takes =
          ParamSpec.of(module.params()).stream().anyMatch(spec -> spec.allNames().contains(word));
      if (takes) {
        return Diagnostic.error(
                "'%s' is no keyword of a task, and no module".formatted(word), odd.key().span())
            .withHint("It is a parameter of '%s': indent it below that.".formatted(call.name()));
      }
    }
    TreeSet<String> candidates = new TreeSet<>(Keyword.words(place));
    if (call == null) {
      candidates.addAll(reading.catalog().names());
    }
    String hint = Nearest.question(word, candidates);
    if (hint == null) {
      hint = Keyword.elsewhere(word);
    }
    return Diagnostic.error(
            "'%s' is no keyword of a task, and no module".formatted(word), odd.key().span())
        .withHint(hint);
  }

  private boolean isModule(String name) {
    return name.equals("action")
        || name.equals("local_action")
        || Directive.of(name) != null
        || reading.catalog().find(name) != null
        || ModulesElsewhere.find(name) != null;
  }

  private void unknown(Mapping.Entry entry, List<String> words, String summary) {
    String question = Nearest.question(entry.name(), words);
    reading.problem(
        Diagnostic.error(summary.formatted(entry.name()), entry.key().span())
            .withHint(question != null ? question : Keyword.elsewhere(entry.name())));
  }

  /** What a mapping of variables holds, for imports that hand variables over. */
  static Map<String, Object> vars(Keywords keywords) {
    Map<String, Object> all = new LinkedHashMap<>();
    keywords.vars().forEach(all::putAll);
    return all;
  }

  /** Whether a value can only be known at run time. */
  static boolean isTemplate(@Nullable Object value) {
    return value instanceof Template;
  }
}
