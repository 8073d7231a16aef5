package weir.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import weir.source.Diagnostic;
import weir.source.Span;

/** Gathers the entries of one mapping: merge keys first, own keys over them, the last one wins. */
final class MappingBuilder {
  private final Consumer<Diagnostic> warnings;
  private final List<Diagnostic> errors;
  private final Map<Optional<Object>, Mapping.Entry> own = new LinkedHashMap<>();
  private final List<Mapping> merged = new ArrayList<>();

  MappingBuilder(Consumer<Diagnostic> warnings, List<Diagnostic> errors) {
    this.warnings = warnings;
    this.errors = errors;
  }

  void add(Node key, boolean plain, Node value) {
    if (!(key instanceof Scalar name)) {
      errors.add(badKey(key));
      return;
    }
    if (plain && name.text().equals("<<")) {
      merge(value);
      return;
    }
    Mapping.Entry before =
        own.put(Optional.ofNullable(name.value()), new Mapping.Entry(name, value));
    if (before != null) {
      warnings.accept(
          Diagnostic.warning("the key '%s' is given twice".formatted(name.text()), name.span())
              .withDetail(
                  "It is also given in line %d; this later value is used."
                      .formatted(before.key().span().line())));
    }
  }

  Mapping build(Span span) {
    if (merged.isEmpty()) {
      return new Mapping(List.copyOf(own.values()), span);
    }
    Map<Optional<Object>, Mapping.Entry> all = new LinkedHashMap<>();
    for (Mapping mapping : merged) {
      for (Mapping.Entry entry : mapping.entries()) {
        all.put(Optional.ofNullable(entry.key().value()), entry);
      }
    }
    all.putAll(own);
    return new Mapping(List.copyOf(all.values()), span);
  }

  private void merge(Node value) {
    switch (value) {
      case Mapping mapping -> merged.add(mapping);
      case Sequence sequence -> {
        for (Node item : sequence.items().reversed()) {
          if (item instanceof Mapping mapping) {
            merged.add(mapping);
          } else {
            errors.add(cannotMerge(item));
          }
        }
      }
      case Scalar scalar -> errors.add(cannotMerge(scalar));
    }
  }

  private static Diagnostic cannotMerge(Node node) {
    return Diagnostic.error("'<<' cannot merge %s".formatted(node.kind()), node.span())
        .withDetail("The merge key '<<' takes a mapping or a list of mappings.")
        .withHint("Name an anchored mapping here, such as '<<: *defaults'.");
  }

  private static Diagnostic badKey(Node key) {
    String text = key.span().file().text();
    int start = key.span().start();
    if (start > 0 && text.charAt(start) == '{' && text.charAt(start - 1) == '{') {
      return SyntaxProblem.unquotedTemplate(key.span().file(), start - 1);
    }
    return Diagnostic.error("%s cannot be a key".formatted(key.kind()), key.span())
        .withDetail("Only a single value can stand before the ':' of a mapping.")
        .withHint("Put quotes around it if it is meant as text.");
  }
}
