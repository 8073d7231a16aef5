package weir.template.syntax;

import java.util.ArrayList;
import java.util.List;

/** Expressions, from the weakest operator to the strongest. */
final class ExpressionParser {
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final TokenStream tokens;
  private final CallParser calls;
  private final AtomParser atoms;
  private final SubscriptParser subscripts;

  ExpressionParser(TokenStream tokens) {
    this.tokens = tokens;
    this.calls = new CallParser(tokens, this);
    this.atoms = new AtomParser(tokens, this);
    this.subscripts = new SubscriptParser(tokens, this);
  }

  /** One expression, a choice included. */
  Expression expression() {
    return expression(true);
  }

  /** One expression; without a choice an {@code if} belongs to the statement around. */
  Expression expression(boolean choices) {
    tokens.enter();
    int start = tokens.current().start();
    Expression result = or();
    while (choices && tokens.skipName("if")) {
      Expression test = or();
      Expression otherwise = tokens.skipName("else") ? expression() : null;
      result = new Expression.Choice(test, result, otherwise, start, tokens.lastEnd());
    }
    tokens.leave();
    return result;
  }

  private Expression or() {
    int start = tokens.current().start();
    Expression left = and();
    while (tokens.skipName("or")) {
      left = new Expression.Or(left, and(), start, tokens.lastEnd());
    }
    return left;
  }

  private Expression and() {
    int start = tokens.current().start();
    Expression left = not();
    while (tokens.skipName("and")) {
      left = new Expression.And(left, not(), start, tokens.lastEnd());
    }
    return left;
  }

  private Expression not() {
    int start = tokens.current().start();
    if (!tokens.skipName("not")) {
      return comparison();
    }
    tokens.enter();
    Expression operand = not();
    tokens.leave();
    return new Expression.Not(operand, start, tokens.lastEnd());
  }

  private Expression comparison() {
    int start = tokens.current().start();
    Expression first = sum();
    List<String> operators = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    while (true) {
      Token token = tokens.current();
      if (token.type() == Token.Type.OPERATOR && COMPARISONS.contains(token.text())) {
        tokens.next();
        operators.add(token.text());
      } else if (tokens.skipName("in")) {
        operators.add("in");
      } else if (token.isName("not") && tokens.ahead().isName("in")) {
        tokens.next();
        tokens.next();
        operators.add("not in");
      } else {
        break;
      }
      others.add(sum());
    }
    return operators.isEmpty()
        ? first
        : new Expression.Comparisons(first, operators, others, start, tokens.lastEnd());
  }

  private Expression sum() {
    int start = tokens.current().start();
    Expression left = concatenation();
    while (tokens.current().is("+") || tokens.current().is("-")) {
      String operator = tokens.next().text();
      left = new Expression.Binary(operator, left, concatenation(), start, tokens.lastEnd());
    }
    return left;
  }

  private Expression concatenation() {
    int start = tokens.current().start();
    Expression first = product();
    if (!tokens.current().is("~")) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (tokens.skip("~")) {
      parts.add(product());
    }
    return new Expression.Concatenation(parts, start, tokens.lastEnd());
  }

  private Expression product() {
    int start = tokens.current().start();
    Expression left = power();
    while (tokens.current().is("*")
        || tokens.current().is("/")
        || tokens.current().is("//")
        || tokens.current().is("%")) {
      String operator = tokens.next().text();
      left = new Expression.Binary(operator, left, power(), start, tokens.lastEnd());
    }
    return left;
  }

  private Expression power() {
    int start = tokens.current().start();
    Expression left = unary(true);
    while (tokens.skip("**")) {
      left = new Expression.Binary("**", left, unary(true), start, tokens.lastEnd());
    }
    return left;
  }

  private Expression unary(boolean filters) {
    int start = tokens.current().start();
    boolean minus = tokens.current().is("-");
    Expression result;
    if (minus || tokens.current().is("+")) {
      tokens.enter();
      tokens.next();
      result = new Expression.Signed(minus, unary(false), start, tokens.lastEnd());
      tokens.leave();
    } else {
      result = atoms.atom();
    }
    result = postfix(result);
    return filters ? filters(result) : result;
  }

  /**
   * One expression, or several with commas between them as a tuple.
   *
   * @param ends the names that may end it beside the end of the tag
   * @param parenthesised whether it may be empty
   */
  Expression tuple(boolean choices, List<String> ends, boolean parenthesised) {
    int start = tokens.current().start();
    List<Expression> items = new ArrayList<>();
    boolean comma = false;
    while (true) {
      if (!items.isEmpty()) {
        tokens.expect(",");
      }
      if (tupleEnds(ends)) {
        break;
      }
      items.add(expression(choices));
      if (!tokens.current().is(",")) {
        break;
      }
      comma = true;
    }
    if (!comma) {
      if (!items.isEmpty()) {
        return items.getFirst();
      }
      if (!parenthesised) {
        throw tokens.failure(
            "Expected an expression, got '%s'".formatted(tokens.current().words()));
      }
    }
    return new Expression.TupleOf(items, start, tokens.lastEnd());
  }

  private boolean tupleEnds(List<String> ends) {
    Token token = tokens.current();
    return token.type() == Token.Type.EXPRESSION_END
        || token.type() == Token.Type.END
        || token.type() == Token.Type.BLOCK_END
        || token.is(")")
        || (token.type() == Token.Type.NAME && ends.contains(token.text()));
  }

  /** An operand with what hangs on it, but no filters. */
  Expression operand() {
    return postfix(atoms.atom());
  }

  private Expression postfix(Expression operand) {
    Expression result = operand;
    while (true) {
      if (tokens.current().is(".") || tokens.current().is("[")) {
        result = subscripts.subscript(result);
      } else if (tokens.current().is("(")) {
        result = calls.call(result);
      } else {
        return result;
      }
    }
  }

  private Expression filters(Expression operand) {
    Expression result = operand;
    while (true) {
      if (tokens.current().is("|")) {
        result = calls.filter(result, false);
      } else if (tokens.current().isName("is")) {
        result = calls.test(result);
      } else if (tokens.current().is("(")) {
        result = calls.call(result);
      } else {
        return result;
      }
    }
  }

  /** The filters of a filter or set block. */
  Expression filterChain(boolean inline) {
    return calls.filterChain(inline);
  }
}
