package weir.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.template.syntax.Expression;
import weir.template.syntax.Statement;
import weir.template.value.Arguments;
import weir.template.value.Attributed;
import weir.template.value.Function;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.Undefined;
import weir.template.value.ValueException;
import weir.template.value.View;

/** Runs the statements of one template. */
final class Interpreter {
  private enum Flow {
    ON,
    BREAK,
    CONTINUE
  }

  private final Template template;
  private final Program program;
  private final Rendering rendering;
  private final Blocks blocks;
  private final Expressions expressions;
  private final Assignment assignment;
  private Scope root = new Scope(null);
  private @Nullable Template parent;

  Interpreter(Template template, Program program, Rendering rendering, Blocks blocks) {
    this.template = template;
    this.program = program;
    this.rendering = rendering;
    this.blocks = blocks;
    this.expressions = new Expressions(template, rendering, this::self);
    this.assignment = new Assignment(template, rendering, expressions);
  }

  Expressions expressions() {
    return expressions;
  }

  private OtherTemplates others() {
    return new OtherTemplates(program, rendering, expressions);
  }

  /** Runs the template, and then those it extends, with these outermost names. */
  void run(Scope outermost, Output out) {
    root = outermost;
    program.blocks().forEach(block -> blocks.add(block, this));
    for (Statement statement : program.body()) {
      if (parent == null) {
        run(statement, root, out);
      } else if (!(statement instanceof Statement.Block)) {
        run(statement, root, rendering.output());
      }
    }
    if (parent != null) {
      rendering.session().enter();
      try {
        new Interpreter(parent, rendering.program(parent, program), rendering, blocks)
            .run(root, out);
      } finally {
        rendering.session().leave();
      }
    }
  }

  /** What a body writes, as a macro gives it. */
  @Nullable Object bodyValue(List<Statement> body, Scope scope) {
    rendering.session().enter();
    try {
      Output out = rendering.output();
      run(body, scope, out);
      return out.result();
    } finally {
      rendering.session().leave();
    }
  }

  private Flow run(List<Statement> body, Scope scope, Output out) {
    for (Statement statement : body) {
      Flow flow = run(statement, scope, out);
      if (flow != Flow.ON) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow run(Statement statement, Scope scope, Output out) {
    switch (statement) {
      case Statement.Data s -> out.add(s.text());
      case Statement.Print s -> print(s.expression(), scope, out);
      case Statement.If s -> {
        for (int i = 0; i < s.tests().size(); i++) {
          if (expressions.truth(s.tests().get(i), scope)) {
            return run(s.bodies().get(i), scope, out);
          }
        }
        return run(s.otherwise(), scope, out);
      }
      case Statement.For s -> {
        return loop(s, expressions.evaluate(s.items(), scope), scope, out, 0);
      }
      case Statement.Set s ->
          assignment.assign(s.target(), expressions.evaluate(s.value(), scope), scope);
      case Statement.SetBlock s -> {
        Output inner = rendering.output();
        run(s.body(), scope.inner(), inner);
        Object value = inner.result();
        if (s.filter() != null) {
          value = expressions.filtered(s.filter(), value == null ? "" : Text.str(value), scope);
        }
        assignment.assign(s.target(), value, scope);
      }
      case Statement.With s -> {
        Scope inner = scope.inner();
        for (int i = 0; i < s.targets().size(); i++) {
          assignment.assign(
              s.targets().get(i), expressions.evaluate(s.values().get(i), scope), inner);
        }
        return run(s.body(), inner, out);
      }
      case Statement.Macro s ->
          scope.set(s.name(), new Macro(s.name(), s.signature(), s.body(), scope, this));
      case Statement.CallBlock s -> {
        Macro caller = new Macro("caller", s.signature(), s.body(), scope, this);
        write(expressions.call(s.call(), scope, caller), s.call(), out);
      }
      case Statement.FilterBlock s -> {
        Output inner = rendering.output();
        run(s.body(), scope.inner(), inner);
        Object text = inner.result();
        write(
            expressions.filtered(s.filter(), text == null ? "" : Text.str(text), scope),
            s.filter(),
            out);
      }
      case Statement.Include s -> others().include(s, scope, out);
      case Statement.Import s ->
          scope.set(s.name(), others().imported(s.template(), s.withContext(), scope));
      case Statement.FromImport s -> {
        ImportedTemplate module = others().imported(s.template(), s.withContext(), scope);
        for (int i = 0; i < s.names().size(); i++) {
          scope.set(s.aliases().get(i), module.attribute(s.names().get(i)));
        }
      }
      case Statement.Extends s -> {
        if (parent != null) {
          throw expressions.failure(new ValueException("extended multiple times"), s.template());
        }
        parent = others().load(s.template(), expressions.evaluate(s.template(), scope));
      }
      case Statement.Block s -> {
        Blocks.Layer layer = blocks.layer(s.name(), 0);
        if (layer != null && layer.block().required()) {
          throw new TemplateException(
              TemplateException.Kind.EVALUATION,
              Diagnostic.error(
                  "Required block '%s' not found".formatted(s.name()),
                  template.span(s.start(), s.end())),
              null);
        }
        if (layer != null) {
          layer.owner().block(layer, 0, s.scoped() ? scope : root, out);
        }
      }
      case Statement.Do s -> expressions.evaluate(s.expression(), scope);
      case Statement.Break s -> {
        return Flow.BREAK;
      }
      case Statement.Continue s -> {
        return Flow.CONTINUE;
      }
    }
    return Flow.ON;
  }

  private void print(Expression expression, Scope scope, Output out) {
    write(expressions.evaluate(expression, scope), expression, out);
  }

  private void write(@Nullable Object value, Expression expression, Output out) {
    try {
      if (value instanceof Undefined undefined) {
        out.add(undefined.used());
      } else {
        out.add(View.unrolled(value));
      }
    } catch (ValueException e) {
      throw expressions.failure(e, expression);
    }
  }

  private Flow loop(
      Statement.For s, @Nullable Object iterated, Scope scope, Output out, int depth) {
    List<@Nullable Object> items;
    try {
      items = Rows.copy(iterated);
    } catch (ValueException e) {
      throw expressions.failure(e, s.items());
    }
    if (s.test() != null) {
      List<@Nullable Object> kept = new ArrayList<>();
      for (Object item : items) {
        Scope inner = scope.inner();
        assignment.assign(s.target(), item, inner);
        if (expressions.truth(s.test(), inner)) {
          kept.add(item);
        }
      }
      items = kept;
    }
    Function recursion = s.recursive() ? arguments -> nested(s, arguments, scope, depth) : null;
    Loop loop = new Loop(items, depth, recursion);
    for (int i = 0; i < items.size(); i++) {
      rendering.session().step();
      loop.at(i);
      Scope inner = scope.inner();
      inner.set("loop", loop);
      assignment.assign(s.target(), items.get(i), inner);
      if (run(s.body(), inner, out) == Flow.BREAK) {
        break;
      }
    }
    return items.isEmpty() ? run(s.otherwise(), scope.inner(), out) : Flow.ON;
  }

  private @Nullable Object nested(Statement.For s, Arguments arguments, Scope scope, int depth) {
    rendering.session().enter();
    try {
      Output out = rendering.output();
      loop(s, arguments.require(0, "iterable"), scope, out, depth + 1);
      return out.result();
    } finally {
      rendering.session().leave();
    }
  }

  private void block(Blocks.Layer layer, int level, Scope around, Output out) {
    String name = layer.block().name();
    Scope scope = around.inner();
    scope.set("super", superBlock(name, level + 1, around));
    rendering.session().enter();
    try {
      run(layer.block().body(), scope, out);
    } finally {
      rendering.session().leave();
    }
  }

  private Object superBlock(String name, int level, Scope around) {
    Blocks.Layer layer = blocks.layer(name, level);
    if (layer == null) {
      return Undefined.because("there is no parent block called '%s'.".formatted(name));
    }
    return (Function)
        arguments -> {
          Output out = rendering.output();
          layer.owner().block(layer, level, around, out);
          return out.result();
        };
  }

  private Attributed self() {
    return new Attributed() {
      @Override
      public @Nullable Object attribute(String name) {
        return superBlock(name, 0, root);
      }

      @Override
      public String text() {
        return "<TemplateReference>";
      }
    };
  }
}
