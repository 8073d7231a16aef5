package weir.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weir.module.AnyModule;
import weir.module.Param;
import weir.module.ParamSpec;
import weir.module.ParametersElsewhere;
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
  private final LiteralArgs literals;

  ArgsReader(Reading reading) {
    this.reading = reading;
    this.literals = new LiteralArgs(reading);
  }

  /**
   * What a task writes for its module.
   *
   * @param key where the module's name stands
   * @param value what stands behind it
   * @param argsNode the task's {@code args}, which give way, as written
   * @param args the same as a value
   * @param defaults whether {@code module_defaults} may add more
   */
  record Written(
      Span key, Node value, @Nullable Node argsNode, @Nullable Object args, boolean defaults) {}

  /** A module's arguments. */
  Args read(String name, AnyModule<?> module, Written written) {
    Parameters parameters = Parameters.of(module.params());
    List<ParamSpec> specs = parameters.specs();
    Set<String> known = parameters.known();
    int before = reading.errors();
    Args args = of(written.value(), parameters.freeForm(), known, parameters.conditions());
    boolean readable = reading.errors() == before;
    Map<String, Object> named = withArgs(written, args);
    boolean complete = written.args() == null || written.args() instanceof Map<?, ?>;
    List<Object> mappings = new ArrayList<>();
    if (!complete && written.args() != null) {
      mappings.add(written.args());
    }
    mappings.addAll(args.mappings());
    Set<String> meant = parameters.open() ? Set.of() : names(name, written, named, known);
    if (mappings.isEmpty() && readable && !written.defaults()) {
      required(name, specs, named, meant, args.freeForm() != null, written.key());
    }
    literals.check(specs, written.value());
    literals.check(specs, written.argsNode());
    reading.check(named);
    reading.check(args.freeForm());
    reading.check(mappings);
    Args all = new Args(named, args.freeForm(), mappings);
    if (mappings.isEmpty() && reading.errors() == before && !written.defaults()) {
      literals.check(module, specs, all, written.key());
    }
    return all;
  }

  private Map<String, Object> withArgs(Written written, Args args) {
    Map<String, Object> named = new LinkedHashMap<>();
    if (written.args() instanceof Map<?, ?> map) {
      named.putAll(Vars.of(map));
    } else if (written.argsNode() != null && !TaskReader.isTemplate(written.args())) {
      reading.error(
          "'args' takes a mapping, not " + written.argsNode().kind(), written.argsNode().span());
    }
    named.putAll(args.named());
    return named;
  }

  /** A directive's arguments. */
  Args read(Directive directive, Written written) {
    String freeForm = directive.freeForm();
    Node node = written.value();
    Set<String> known = new TreeSet<>(directive.params());
    Args args = of(node, freeForm != null, known, Set.of());
    Map<String, Object> named = withArgs(written, args);
    if (written.argsNode() != null && TaskReader.isTemplate(written.args())) {
      reading.error(
          "'args' of '%s' must be written out".formatted(directive.word()),
          written.argsNode().span());
    }
    if (freeForm != null && args.freeForm() != null) {
      named.put(freeForm, args.freeForm());
    }
    if (named.containsKey("apply")
        && node instanceof Mapping mapping
        && mapping.get("apply") instanceof Mapping apply) {
      named.put("apply", new KeywordReader(reading).read(apply, Place.BLOCK));
    }
    Set<String> meant = Set.of();
    if (!directive.takesVariables() && directive != Directive.META) {
      meant = names(directive.word(), written, named, known);
    }
    String needed = directive.needed(named.keySet());
    if (needed != null && !meant.contains(needed)) {
      reading.error("'%s' needs '%s'".formatted(directive.word(), needed), written.key());
    }
    if (directive == Directive.META) {
      meta(named.get("action"), node);
    }
    reading.check(named);
    return new Args(named, null);
  }

  private void meta(@Nullable Object action, Node node) {
    if (action instanceof String word && !Directive.META_ACTIONS.contains(word)) {
      reading.problem(
          Diagnostic.error("'meta' has no action '%s'".formatted(word), node.span())
              .withHint(
                  oneOf(Nearest.question(word, Directive.META_ACTIONS), Directive.META_ACTIONS)));
    }
  }

  static String oneOf(@Nullable String question, List<String> choices) {
    return question != null ? question : "It is one of: %s.".formatted(String.join(", ", choices));
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
      if (!takesFreeForm && named.isEmpty() && isOneTemplate(scalar.text())) {
        Object mapping = TemplateValues.of(scalar);
        return new Args(Map.of(), null, mapping == null ? List.of() : List.of(mapping));
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

  private static boolean isOneTemplate(String text) {
    String stripped = text.strip();
    return stripped.startsWith("{{") && stripped.indexOf("}}") == stripped.length() - 2;
  }

  /** Names that nobody takes; returns those that were most likely meant. */
  private Set<String> names(
      String module, Written written, Map<String, Object> given, Set<String> known) {
    Set<String> meant = new TreeSet<>();
    for (String name : List.copyOf(given.keySet())) {
      ParametersElsewhere.Verdict verdict =
          known.contains(name) ? null : ParametersElsewhere.of(module, name);
      if (verdict != null) {
        elsewhere(module, name, verdict, place(written, name));
        given.remove(name);
      } else if (!known.contains(name)) {
        Optional<String> near = Nearest.to(name, known);
        near.ifPresent(meant::add);
        reading.problem(
            Diagnostic.error(
                    "'%s' has no parameter '%s'".formatted(module, name), place(written, name))
                .withHint(
                    near.map("Did you mean '%s'?"::formatted)
                        .orElse(
                            known.isEmpty()
                                ? "It takes no parameters."
                                : "Its parameters: %s.".formatted(String.join(", ", known)))));
      }
    }
    return meant;
  }

  private void elsewhere(
      String module, String name, ParametersElsewhere.Verdict verdict, Span place) {
    reading.problem(
        verdict.refused()
            ? Diagnostic.error("Weir's '%s' has no '%s'".formatted(module, name), place)
                .withHint(verdict.reason())
            : Diagnostic.warning("'%s' has no effect".formatted(name), place)
                .withDetail(verdict.reason()));
  }

  /** Where a name was written, whichever way. */
  static Span place(Written written, String name) {
    for (Node node : new @Nullable Node[] {written.value(), written.argsNode()}) {
      Mapping.Entry entry = node instanceof Mapping mapping ? mapping.entry(name) : null;
      if (entry != null) {
        return entry.key().span();
      }
      if (node instanceof Scalar scalar) {
        Span span = KeyValues.of(scalar, null).places().get(name);
        if (span != null) {
          return span;
        }
      }
    }
    return written.key();
  }

  private void required(
      String module,
      List<ParamSpec> specs,
      Map<String, Object> named,
      Set<String> meant,
      boolean free,
      Span span) {
    List<String> missing = new ArrayList<>();
    for (ParamSpec spec : specs) {
      if (spec.required()
          && !(free && spec.from() == Param.From.FREE_FORM)
          && spec.allNames().stream()
              .noneMatch(name -> named.containsKey(name) || meant.contains(name))) {
        missing.add("'" + spec.name() + "'");
      }
    }
    if (!missing.isEmpty()) {
      reading.error("'%s' needs %s".formatted(module, String.join(", ", missing)), span);
    }
  }
}
