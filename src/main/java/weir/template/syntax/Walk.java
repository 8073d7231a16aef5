package weir.template.syntax;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Visits every expression and statement of a tree, outer ones first. */
public final class Walk {
  private final Consumer<Expression> onExpression;
  private final Consumer<Statement> onStatement;

  private Walk(Consumer<Expression> onExpression, Consumer<Statement> onStatement) {
    this.onExpression = onExpression;
    this.onStatement = onStatement;
  }

  /** Visits all of these. */
  public static void over(
      List<Statement> body, Consumer<Expression> onExpression, Consumer<Statement> onStatement) {
    new Walk(onExpression, onStatement).all(body);
  }

  /** Visits an expression and all within it. */
  public static void over(Expression expression, Consumer<Expression> onExpression) {
    new Walk(onExpression, statement -> {}).visit(expression);
  }

  /** Whether a name is used anywhere. */
  public static boolean names(List<Statement> body, String name) {
    boolean[] found = new boolean[1];
    over(
        body,
        expression -> found[0] |= expression instanceof Expression.Name n && n.name().equals(name),
        statement -> {});
    return found[0];
  }

  private void all(List<Statement> body) {
    body.forEach(this::visit);
  }

  private void visit(Statement statement) {
    onStatement.accept(statement);
    switch (statement) {
      case Statement.Data s -> {}
      case Statement.Print s -> visit(s.expression());
      case Statement.If s -> {
        s.tests().forEach(this::visit);
        s.bodies().forEach(this::all);
        all(s.otherwise());
      }
      case Statement.For s -> {
        visit(s.items());
        visit(s.test());
        all(s.body());
        all(s.otherwise());
      }
      case Statement.Set s -> visit(s.value());
      case Statement.SetBlock s -> {
        visit(s.filter());
        all(s.body());
      }
      case Statement.With s -> {
        s.values().forEach(this::visit);
        all(s.body());
      }
      case Statement.Macro s -> {
        s.signature().fallbacks().forEach(this::visit);
        all(s.body());
      }
      case Statement.CallBlock s -> {
        visit(s.call());
        s.signature().fallbacks().forEach(this::visit);
        all(s.body());
      }
      case Statement.FilterBlock s -> {
        visit(s.filter());
        all(s.body());
      }
      case Statement.Include s -> visit(s.template());
      case Statement.Import s -> visit(s.template());
      case Statement.FromImport s -> visit(s.template());
      case Statement.Extends s -> visit(s.template());
      case Statement.Block s -> all(s.body());
      case Statement.Do s -> visit(s.expression());
      case Statement.Break s -> {}
      case Statement.Continue s -> {}
    }
  }

  private void visit(CallArguments arguments) {
    arguments.positional().forEach(this::visit);
    arguments.values().forEach(this::visit);
    visit(arguments.spread());
    visit(arguments.spreadNamed());
  }

  private void visit(@Nullable Expression expression) {
    if (expression == null) {
      return;
    }
    onExpression.accept(expression);
    switch (expression) {
      case Expression.Constant e -> {}
      case Expression.Name e -> {}
      case Expression.TupleOf e -> e.items().forEach(this::visit);
      case Expression.ListOf e -> e.items().forEach(this::visit);
      case Expression.DictOf e -> {
        e.keys().forEach(this::visit);
        e.values().forEach(this::visit);
      }
      case Expression.Binary e -> {
        visit(e.left());
        visit(e.right());
      }
      case Expression.Signed e -> visit(e.operand());
      case Expression.Comparisons e -> {
        visit(e.first());
        e.others().forEach(this::visit);
      }
      case Expression.And e -> {
        visit(e.left());
        visit(e.right());
      }
      case Expression.Or e -> {
        visit(e.left());
        visit(e.right());
      }
      case Expression.Not e -> visit(e.operand());
      case Expression.Concatenation e -> e.parts().forEach(this::visit);
      case Expression.Choice e -> {
        visit(e.test());
        visit(e.then());
        visit(e.otherwise());
      }
      case Expression.Filtered e -> {
        visit(e.input());
        visit(e.arguments());
      }
      case Expression.Tested e -> {
        visit(e.input());
        visit(e.arguments());
      }
      case Expression.Call e -> {
        visit(e.callee());
        visit(e.arguments());
      }
      case Expression.Dot e -> visit(e.target());
      case Expression.Item e -> {
        visit(e.target());
        visit(e.key());
      }
      case Expression.Slice e -> {
        visit(e.from());
        visit(e.to());
        visit(e.step());
      }
    }
  }
}
