package weir.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.template.filter.Filters;
import weir.template.filter.Tests;
import weir.template.syntax.Expression;
import weir.template.syntax.SyntaxException;
import weir.template.syntax.Walk;

/** Finds what is wrong with templates without evaluating them. */
final class Checker {
  private static final Set<String> LOOKUPS = Set.of("lookup", "query", "q");
  private final TemplateEngine engine;
  private final List<Diagnostic> problems;

  Checker(TemplateEngine engine, List<Diagnostic> problems) {
    this.engine = engine;
    this.problems = problems;
  }

  void check(@Nullable Object value) {
    switch (value) {
      case Template template -> check(template);
      case Map<?, ?> map ->
          map.forEach((key, item) -> {
            check(key);
            check(item);
          });
      case List<?> list -> list.forEach(this::check);
      case null, default -> {}
    }
  }

  private void check(Template template) {
    if (template.kind() == Template.Kind.CONDITION && template.source().isBlank()) {
      return;
    }
    try {
      Program program = template.program(engine.parsing());
      Consumer<Expression> check = expression -> check(expression, template);
      Walk.over(program.body(), check, statement -> {});
      if (program.condition() != null) {
        Walk.over(program.condition(), check);
      }
    } catch (TemplateException e) {
      problems.add(
          e.getCause() instanceof SyntaxException syntax
              ? SyntaxAdvice.on(syntax, template, e.diagnostic())
              : e.diagnostic());
    }
  }

  private void check(Expression expression, Template template) {
    if (expression instanceof Expression.Filtered filtered && !Filters.known(filtered.name())) {
      unknown("filter", filtered.name(), Filters.all(), filtered, template);
    } else if (expression instanceof Expression.Tested tested && !Tests.known(tested.name())) {
      unknown("test", tested.name(), Tests.all(), tested, template);
    } else if (expression instanceof Expression.Call call
        && call.callee() instanceof Expression.Name callee
        && LOOKUPS.contains(callee.name())
        && !call.arguments().positional().isEmpty()
        && call.arguments().positional().getFirst() instanceof Expression.Constant constant
        && constant.value() instanceof String name
        && !engine.lookups().contains(name.substring(name.lastIndexOf('.') + 1))) {
      unknown("lookup", name, engine.lookups(), constant, template);
    }
  }

  private void unknown(
      String what, String name, Collection<String> choices, Expression place, Template template) {
    problems.add(
        Diagnostic.error(
                "there is no %s named '%s'".formatted(what, name),
                template.span(place.start(), place.end()))
            .withHint(Nearest.question(name, choices)));
  }
}
