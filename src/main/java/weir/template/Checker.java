package weir.template;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.template.syntax.Expression;
import weir.template.syntax.SyntaxException;
import weir.template.syntax.Walk;

/** Finds what is wrong with templates without evaluating them. */
final class Checker {
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
      Consumer<Expression> check = new CallChecker(template, engine.lookups(), problems)::check;
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
}
