package weir.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.syntax.Expression;
import weir.template.syntax.Statement;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** The templates that one template includes, imports or extends. */
record OtherTemplates(Program program, Rendering rendering, Expressions expressions) {

  /** Writes what another template writes. */
  void include(Statement.Include s, Scope scope, Output out) {
    Object wanted = expressions.evaluate(s.template(), scope);
    Template found = null;
    List<?> names = wanted instanceof List<?> list ? list : List.of(Text.str(wanted));
    for (Object name : names) {
      found = rendering.session().loader().load(Text.str(name));
      if (found != null) {
        break;
      }
    }
    if (found == null) {
      if (s.ignoreMissing()) {
        return;
      }
      throw expressions.failure(new ValueException(notFound(names)), s.template());
    }
    run(found, s.withContext(), s.withContext() ? scope.inner() : new Scope(null), out);
  }

  private static String notFound(List<?> names) {
    return names.size() == 1
        ? Text.str(names.getFirst())
        : "none of the templates given were found: "
            + String.join(", ", names.stream().map(Text::str).toList());
  }

  /** The template of this name, which must be there. */
  Template load(Expression expression, @Nullable Object name) {
    try {
      return rendering.load(Text.str(name));
    } catch (ValueException e) {
      throw expressions.failure(e, expression);
    }
  }

  /** What another template sets. */
  ImportedTemplate imported(Expression expression, boolean withContext, Scope scope) {
    Object name = expressions.evaluate(expression, scope);
    Template found = load(expression, name);
    Scope names = withContext ? scope.inner() : new Scope(null);
    run(found, withContext, names, rendering.output());
    Map<String, @Nullable Object> exported = new LinkedHashMap<>(names.own());
    return new ImportedTemplate(Text.str(name), exported);
  }

  private void run(Template found, boolean withContext, Scope names, Output out) {
    Rendering inner =
        withContext
            ? rendering
            : new Rendering(rendering.session(), Variables.NONE, rendering.keepsTypes());
    rendering.session().enter();
    try {
      new Interpreter(found, rendering.program(found, program), inner, new Blocks())
          .run(names, out);
    } finally {
      rendering.session().leave();
    }
  }
}
