package weir.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weir.module.AnyModule;
import weir.module.Param;
import weir.module.ParamSpec;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;
import weir.template.Template;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;

/** Reads what a task hands to its module, and checks names and fixed values. */
final class ArgsReader {
  private final Reading reading;

  ArgsReader(Reading reading) {
    this.reading = reading;
  }

  /** A module's arguments: its own value and the task's {@code args}, which give way. */
  Args read(String name, AnyModule<?> module, Node node, @Nullable Object more, Span span) {
    List<ParamSpec> specs = ParamSpec.of(module.params());
    ParamSpec freeForm = null;
    for (ParamSpec spec : specs) {
      if (spec.from() == Param.From.FREE_FORM) {
        freeForm = spec;
      }
    }
    Set<String> known = new TreeSet<>();
    specs.forEach(spec -> known.addAll(spec.allNames()));
    boolean open = specs.stream().anyMatch(spec -> spec.from() == Param.From.OTHER_KEYS);
    Set<String> conditions = new TreeSet<>();
    specs.stream()
        .filter(spec -> spec.from() == Param.From.CONDITION)
        .forEach(spec -> conditions.addAll(spec.allNames()));
    Args args = of(node, freeForm != null, known, conditions);
    Map<String, Object> named = new LinkedHashMap<>();
    if (more instanceof Map<?, ?> map) {
      named.putAll(Vars.of(map));
    }
    named.putAll(args.named());
    boolean complete = more == null || more instanceof Map<?, ?>;
    if (!open) {
      names(name, node, named.keySet(), known, span);
    }
    if (complete) {
      required(name, specs, named, args.freeForm() != null, span);
    }
    choices(specs, node);
    reading.check(named);
    reading.check(args.freeForm());
    return new Args(named, args.freeForm() != null ? args.freeForm() : complete ? null : more);
  }

  /** A directive's arguments. */
  Args read(Directive directive, Node node, @Nullable Object more, Span span) {
    String freeForm = directive.freeForm();
    Set<String> known = new TreeSet<>(directive.params());
    Args args = of(node, freeForm != null, known, Set.of());
    Map<String, Object> named = new LinkedHashMap<>();
    if (more instanceof Map<?, ?> map) {
      named.putAll(Vars.of(map));
    }
    named.putAll(args.named());
    if (freeForm != null && args.freeForm() != null) {
      named.put(freeForm, args.freeForm());
    }
    if (named.containsKey("apply")
        && node instanceof Mapping mapping
        && mapping.get("apply") instanceof Mapping apply) {
      named.put("apply", new KeywordReader(reading).read(apply, Place.BLOCK));
    }
    if (!directive.takesVariables() && directive != Directive.META) {
      names(directive.word(), node, named.keySet(), known, span);
    }
    reading.check(named);
    return new Args(named, null);
  }

  private Args of(Node node, boolean takesFreeForm, Set<String> known, Set<String> conditions) {
    if (node instanceof Mapping mapping) {
      Map<String, Object> named = new LinkedHashMap<>();
      for (Mapping.Entry entry : mapping.entries()) {
        named.put(
            entry.name(),
            conditions.contains(entry.name())
                ? TemplateValues.condition(entry.value())
                : TemplateValues.of(entry.value()));
      }
      return new Args(named, null);
    }
    if (node instanceof Scalar scalar) {
      if (scalar.value() == null && scalar.text().isEmpty()) {
        return Args.NONE;
      }
      KeyValues pairs = KeyValues.of(scalar, takesFreeForm ? known : null);
      Map<String, Object> named = new LinkedHashMap<>(pairs.named());
      for (String name : conditions) {
        if (named.get(name) instanceof String text) {
          named.put(name, Template.condition(text, (start, end) -> scalar.span()));
        }
      }
      if (!takesFreeForm && pairs.rest() != null) {
        reading.problem(
            Diagnostic.error("this module takes parameters, not free text", node.span())
                .withHint("Write 'name: value' pairs below the module, one a line."));
      }
      return new Args(named, takesFreeForm ? pairs.rest() : null);
    }
    if (takesFreeForm) {
      return new Args(Map.of(), TemplateValues.of(node));
    }
    reading.error("a module takes a mapping of parameters, not " + node.kind(), node.span());
    return Args.NONE;
  }

  private void names(String module, Node node, Set<String> given, Set<String> known, Span span) {
    for (String name : given) {
      if (!known.contains(name)) {
        Mapping.Entry entry = node instanceof Mapping mapping ? mapping.entry(name) : null;
        Span at = entry == null ? span : entry.key().span();
        String question = Nearest.question(name, known);
        reading.problem(
            Diagnostic.error("'%s' has no parameter '%s'".formatted(module, name), at)
                .withHint(
                    question != null
                        ? question
                        : known.isEmpty()
                            ? "It takes no parameters."
                            : "Its parameters: %s.".formatted(String.join(", ", known))));
      }
    }
  }

  private void required(
      String module, List<ParamSpec> specs, Map<String, Object> named, boolean free, Span span) {
    List<String> missing = new ArrayList<>();
    for (ParamSpec spec : specs) {
      boolean given = spec.allNames().stream().anyMatch(named::containsKey);
      if (spec.required() && !given && !(free && spec.from() == Param.From.FREE_FORM)) {
        missing.add("'" + spec.name() + "'");
      }
    }
    if (!missing.isEmpty()) {
      reading.error("'%s' needs %s".formatted(module, String.join(", ", missing)), span);
    }
  }

  private void choices(List<ParamSpec> specs, Node node) {
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    for (ParamSpec spec : specs) {
      for (String name : spec.allNames()) {
        boolean fixed =
            !spec.choices().isEmpty()
                && mapping.get(name) instanceof Scalar scalar
                && scalar.value() != null
                && !Template.marked(scalar.text())
                && !spec.choices().contains(word(scalar));
        if (fixed && mapping.get(name) instanceof Scalar scalar) {
          String question = Nearest.question(scalar.text(), spec.choices());
          reading.problem(
              Diagnostic.error("'%s' cannot be '%s'".formatted(name, scalar.text()), scalar.span())
                  .withHint(
                      question != null
                          ? question
                          : "It is one of: %s.".formatted(String.join(", ", spec.choices()))));
        }
      }
    }
  }

  private static String word(Scalar scalar) {
    return scalar.text().toLowerCase(java.util.Locale.ROOT).replace('-', '_');
  }
}
