package weir.template.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is taken out of a value: attributes, items and slices. */
final class SubscriptParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;

  SubscriptParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expression subscript(Expression target) {
    int start = target.start();
    if (tokens.skip(".")) {
      Token name = tokens.current();
      if (name.type() == Token.Type.NAME) {
        tokens.next();
        return new Expression.Dot(target, name.text(), start, name.end());
      }
      if (name.type() != Token.Type.INTEGER) {
        throw tokens.failure("expected name or number");
      }
      tokens.next();
      return new Expression.Item(
          target,
          new Expression.Constant(name.value(), name.start(), name.end()),
          start,
          name.end());
    }
    int open = tokens.expect("[").start();
    List<Expression> keys = new ArrayList<>();
    while (!tokens.current().is("]")) {
      if (!keys.isEmpty()) {
        tokens.expect(",");
      }
      keys.add(sliceOrKey());
    }
    if (keys.isEmpty()) {
      throw tokens.failure("unexpected ']'");
    }
    tokens.expect("]");
    Expression key =
        keys.size() == 1 ? keys.getFirst() : new Expression.TupleOf(keys, open, tokens.lastEnd());
    return new Expression.Item(target, key, start, tokens.lastEnd());
  }

  private Expression sliceOrKey() {
    int start = tokens.current().start();
    Expression from = null;
    if (!tokens.current().is(":")) {
      from = expressions.expression();
      if (!tokens.current().is(":")) {
        return from;
      }
    }
    tokens.expect(":");
    Expression to = slicePart();
    Expression step = tokens.skip(":") ? slicePart() : null;
    return new Expression.Slice(from, to, step, start, tokens.lastEnd());
  }

  private @Nullable Expression slicePart() {
    Token token = tokens.current();
    return token.is(":") || token.is("]") || token.is(",") ? null : expressions.expression();
  }
}
