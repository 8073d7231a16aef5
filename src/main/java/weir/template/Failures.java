package weir.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** Turns what went wrong with a value into a diagnostic with a place and the nearest spelling. */
final class Failures {
  private Failures() {}

  /** The failure at these offsets of a template. */
  static TemplateException at(
      ValueException e, Template template, int start, int end, Variables variables) {
    Undefined undefined = e.undefined();
    if (undefined != null) {
      return undefined(undefined.at(template::span, start, end), variables);
    }
    TemplateException.Kind kind =
        switch (e.kind()) {
          case UNDEFINED -> TemplateException.Kind.UNDEFINED;
          case VALUE -> TemplateException.Kind.EVALUATION;
          case LIMIT -> TemplateException.Kind.LIMIT;
          case UNKNOWN -> TemplateException.Kind.UNKNOWN;
        };
    return new TemplateException(
        kind, Diagnostic.error(e.text(), template.span(start, end)).withHint(e.hint()), e);
  }

  /** The failure of using something undefined. */
  static TemplateException undefined(Undefined undefined, Variables variables) {
    Span span = undefined.span();
    String name = undefined.name();
    String hint = name == null ? null : Nearest.question(name, choices(undefined, variables));
    return new TemplateException(
        TemplateException.Kind.UNDEFINED,
        Diagnostic.error(undefined.message(), span).withHint(hint),
        null);
  }

  private static Collection<String> choices(Undefined undefined, Variables variables) {
    @Nullable Object owner = undefined.owner();
    if (owner == null) {
      return variables.names();
    }
    return owner instanceof Map<?, ?> dict
        ? dict.keySet().stream().filter(Objects::nonNull).map(Object::toString).toList()
        : List.of();
  }
}
