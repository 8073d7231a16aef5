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
        reading.error("a task is a mapping, not " + item.kind(), item.span());
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
    return new Block(
        part(mapping, "block", own, scope),
        part(mapping, "rescue", own, scope),
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
    Mapping.Entry call = null;
    Mapping.Entry with = null;
    for (Mapping.Entry entry : mapping.entries()) {
      String word = entry.name();
      Keyword keyword = Keyword.of(word, place);
      boolean action = keyword == Keyword.ACTION || keyword == Keyword.LOCAL_ACTION;
      if (word.startsWith(WITH)) {
        with = entry;
      } else if (keyword == null || action) {
        if (call != null) {
          reading.problem(conflict(call, entry, place));
          return null;
        }
        call = entry;
      }
    }
    if (call == null) {
      reading.problem(
          Diagnostic.error("this task names no module", mapping.span())
              .withHint("A task needs one key that is a module, such as 'copy:' or 'command:'."));
      return null;
    }
    Keywords own = loops(mapping, with, keywords.read(mapping, place));
    own = outer.inner(own);
    return call(mapping, call, own, scope);
  }

  private Entry call(Mapping mapping, Mapping.Entry call, Keywords own, Scope scope) {
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
    Object more = own.get(Keyword.ARGS);
    Args given = Args.NONE;
    if (directive != null) {
      given = args.read(directive, value, more, call.key().span());
    } else if (module != null) {
      given = args.read(name, module, value, more, call.key().span());
    } else {
      unknownModule(call, name, scope);
    }
    Object title = own.get(Keyword.NAME);
    Task task =
        new Task(
            title == null ? "" : title,
            name,
            given,
            own.without(Keyword.NAME).without(Keyword.ARGS).without(Keyword.ACTION),
            scope.role(),
            scope.directory(),
            mapping.span());
    return directive == Directive.IMPORT_TASKS || directive == Directive.IMPORT_ROLE
        ? new ImportReader(reading, this).expand(directive, task, scope)
        : task;
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
        reading.error("a task has one loop, not both 'loop' and 'with_'", with.key().span());
      }
      Object terms = TemplateValues.of(with.value());
      reading.check(terms);
      values.put(Keyword.LOOP, new Loop(with.name().substring(WITH.length()), terms));
    }
    return new Keywords(values);
  }

  private Diagnostic conflict(Mapping.Entry first, Mapping.Entry second, Place place) {
    boolean firstKnown = isModule(first.name());
    Mapping.Entry odd = firstKnown ? second : first;
    if (isModule(odd.name())) {
      return Diagnostic.error(
              "a task names one module, not both '%s' and '%s'"
                  .formatted(first.name(), second.name()),
              second.key().span())
          .withHint("Make two tasks of them.");
    }
    TreeSet<String> candidates = new TreeSet<>(Keyword.words(place));
    candidates.addAll(reading.catalog().names());
    String question = Nearest.question(odd.name(), candidates);
    return Diagnostic.error(
            "'%s' is no keyword of a task, and no module".formatted(odd.name()), odd.key().span())
        .withHint(
            question != null
                ? question
                : "If it is a parameter of '%s', indent it below that."
                    .formatted((firstKnown ? first : second).name()));
  }

  private boolean isModule(String name) {
    return name.equals("action")
        || name.equals("local_action")
        || Directive.of(name) != null
        || reading.catalog().find(name) != null;
  }

  private void unknownModule(Mapping.Entry call, String name, Scope scope) {
    TreeSet<String> names = new TreeSet<>(reading.catalog().names());
    for (Directive directive : Directive.values()) {
      names.add(directive.word());
    }
    names.addAll(Keyword.words(scope.handlers() ? Place.HANDLER : Place.TASK));
    String question = Nearest.question(weir.module.Catalog.shortName(name), names);
    reading.problem(
        Diagnostic.error("Weir has no module '%s'".formatted(name), call.key().span())
            .withHint(question));
  }

  private void unknown(Mapping.Entry entry, List<String> words, String summary) {
    reading.problem(
        Diagnostic.error(summary.formatted(entry.name()), entry.key().span())
            .withHint(Nearest.question(entry.name(), words)));
  }

  /** The module and arguments of {@code action: copy src=a dest=b}. */
  private record ActionKeyword(String module, Node arguments) {

    static ActionKeyword of(Node node) {
      if (node instanceof Mapping mapping && mapping.get("module") instanceof Scalar module) {
        List<Mapping.Entry> rest = new ArrayList<>(mapping.entries());
        rest.removeIf(entry -> entry.name().equals("module"));
        return new ActionKeyword(module.text(), new Mapping(rest, node.span()));
      }
      if (node instanceof Scalar scalar) {
        String text = scalar.text().strip();
        int space = text.indexOf(' ');
        String name = space < 0 ? text : text.substring(0, space);
        String arguments = space < 0 ? "" : text.substring(space + 1);
        int offset = space < 0 ? text.length() : space + 1;
        return new ActionKeyword(
            name,
            new Scalar(
                arguments,
                arguments.isEmpty() ? null : arguments,
                scalar.tag(),
                scalar.span(),
                (start, end) -> scalar.positions().span(start + offset, end + offset)));
      }
      return new ActionKeyword("action", node);
    }
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
