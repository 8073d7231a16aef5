package weir.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.template.syntax.CallArguments;
import weir.template.syntax.Expression;
import weir.template.value.Arguments;
import weir.template.value.Arithmetic;
import weir.template.value.Attributed;
import weir.template.value.Attributes;
import weir.template.value.Comparison;
import weir.template.value.Dicts;
import weir.template.value.Function;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.Truth;
import weir.template.value.Tuple;
import weir.template.value.Types;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** Evaluates the expressions of one template. */
final class Expressions {
  private final Template template;
  private final Rendering rendering;
  private final Supplier<Attributed> self;

  Expressions(Template template, Rendering rendering, Supplier<Attributed> self) {
    this.template = template;
    this.rendering = rendering;
    this.self = self;
  }

  /** The value of an expression; failures carry its place. */
  @Nullable Object evaluate(Expression expression, Scope scope) {
    try {
      rendering.session().step();
      return value(expression, scope);
    } catch (ValueException e) {
      throw failure(e, expression);
    }
  }

  boolean truth(Expression expression, Scope scope) {
    Object value = evaluate(expression, scope);
    try {
      return Truth.of(value);
    } catch (ValueException e) {
      throw failure(e, expression);
    }
  }

  TemplateException failure(ValueException e, Expression place) {
    return Failures.at(e, template, place.start(), place.end(), rendering.variables());
  }

  /** A name: set by the template, a variable, a global, or undefined. */
  @Nullable Object name(String name, Scope scope) {
    Object value = scope.get(name);
    if (value != Variables.ABSENT) {
      return value;
    }
    value = rendering.lookup(name);
    return value instanceof Undefined && name.equals("self") ? self.get() : value;
  }

  private @Nullable Object value(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.Constant e -> e.value();
      case Expression.Name e -> placed(name(e.name(), scope), e);
      case Expression.TupleOf e -> new Tuple(all(e.items(), scope));
      case Expression.ListOf e -> all(e.items(), scope);
      case Expression.DictOf e -> {
        Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < e.keys().size(); i++) {
          Dicts.put(dict, evaluate(e.keys().get(i), scope), evaluate(e.values().get(i), scope));
        }
        yield dict;
      }
      case Expression.Binary e ->
          Arithmetic.apply(e.operator(), evaluate(e.left(), scope), evaluate(e.right(), scope));
      case Expression.Signed e -> {
        Object operand = evaluate(e.operand(), scope);
        yield e.negative() ? Arithmetic.negate(operand) : Arithmetic.plus(operand);
      }
      case Expression.Comparisons e -> comparisons(e, scope);
      case Expression.And e -> {
        Object left = evaluate(e.left(), scope);
        yield Truth.of(left) ? evaluate(e.right(), scope) : left;
      }
      case Expression.Or e -> {
        Object left = evaluate(e.left(), scope);
        yield Truth.of(left) ? left : evaluate(e.right(), scope);
      }
      case Expression.Not e -> !truth(e.operand(), scope);
      case Expression.Concatenation e -> {
        StringBuilder text = new StringBuilder();
        for (Expression part : e.parts()) {
          Object value = evaluate(part, scope);
          try {
            text.append(Text.str(value));
          } catch (ValueException x) {
            throw failure(x, part);
          }
        }
        yield text.toString();
      }
      case Expression.Choice e -> {
        if (truth(e.test(), scope)) {
          yield evaluate(e.then(), scope);
        }
        yield e.otherwise() == null
            ? placed(Undefined.noElse(), e)
            : evaluate(e.otherwise(), scope);
      }
      case Expression.Filtered e -> {
        Expression input = e.input();
        yield filter(e, input == null ? "" : evaluate(input, scope), scope);
      }
      case Expression.Tested e ->
          rendering.test(
              e.name(), evaluate(e.input(), scope), arguments(e.arguments(), scope, null));
      case Expression.Call e -> call(e, scope, null);
      case Expression.Dot e -> placed(Attributes.dot(evaluate(e.target(), scope), e.name()), e);
      case Expression.Item e -> placed(item(e, scope), e);
      case Expression.Slice e -> throw new ValueException("a slice outside brackets");
    };
  }

  private @Nullable Object placed(@Nullable Object value, Expression place) {
    return value instanceof Undefined undefined
        ? undefined.at(template::span, place.start(), place.end())
        : value;
  }

  private List<@Nullable Object> all(List<Expression> expressions, Scope scope) {
    List<@Nullable Object> values = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      values.add(evaluate(expression, scope));
    }
    return values;
  }

  private boolean comparisons(Expression.Comparisons e, Scope scope) {
    Object left = evaluate(e.first(), scope);
    for (int i = 0; i < e.operators().size(); i++) {
      Object right = evaluate(e.others().get(i), scope);
      String operator = e.operators().get(i);
      boolean holds =
          switch (operator) {
            case "==" -> Comparison.equal(left, right);
            case "!=" -> !Comparison.equal(left, right);
            case "in" -> Comparison.contains(right, left);
            case "not in" -> !Comparison.contains(right, left);
            default -> Comparison.ordered(operator, left, right);
          };
      if (!holds) {
        return false;
      }
      left = right;
    }
    return true;
  }

  private @Nullable Object item(Expression.Item e, Scope scope) {
    Object target = evaluate(e.target(), scope);
    if (e.key() instanceof Expression.Slice slice) {
      return Rows.slice(
          target,
          slice.from() == null ? null : evaluate(slice.from(), scope),
          slice.to() == null ? null : evaluate(slice.to(), scope),
          slice.step() == null ? null : evaluate(slice.step(), scope));
    }
    return Attributes.item(target, evaluate(e.key(), scope));
  }

  private @Nullable Object filter(Expression.Filtered e, @Nullable Object input, Scope scope) {
    return placed(rendering.filter(e.name(), input, arguments(e.arguments(), scope, null)), e);
  }

  /** A chain of filters whose first input is not written. */
  @Nullable Object filtered(Expression chain, @Nullable Object input, Scope scope) {
    if (!(chain instanceof Expression.Filtered e)) {
      return input;
    }
    Expression before = e.input();
    Object value = before == null ? input : filtered(before, input, scope);
    try {
      return filter(e, value, scope);
    } catch (ValueException x) {
      throw failure(x, e);
    }
  }

  /** A call, with the body of a {@code call} block if there is one. */
  @Nullable Object call(Expression.Call e, Scope scope, @Nullable Object caller) {
    Object callee = evaluate(e.callee(), scope);
    try {
      if (callee instanceof Undefined undefined) {
        throw undefined.failure();
      }
      if (!(callee instanceof Function function)) {
        throw new ValueException("'%s' object is not callable".formatted(Types.name(callee)));
      }
      return placed(function.call(arguments(e.arguments(), scope, caller)), e);
    } catch (ValueException x) {
      throw failure(x, e);
    }
  }

  private Arguments arguments(CallArguments written, Scope scope, @Nullable Object caller) {
    if (written.isEmpty() && caller == null) {
      return Arguments.NONE;
    }
    List<@Nullable Object> positional = all(written.positional(), scope);
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < written.names().size(); i++) {
      named.put(written.names().get(i), evaluate(written.values().get(i), scope));
    }
    if (written.spread() != null) {
      positional.addAll(Rows.of(evaluate(written.spread(), scope)));
    }
    if (written.spreadNamed() != null) {
      Object more = evaluate(written.spreadNamed(), scope);
      if (!(more instanceof Map<?, ?> dict)) {
        throw new ValueException("argument after ** must be a mapping, not " + Types.name(more));
      }
      dict.forEach((key, value) -> named.put(Text.str(key), value));
    }
    if (caller != null) {
      named.put("caller", caller);
    }
    return new Arguments(positional, named);
  }
}
