package weir.template.syntax;

import java.util.ArrayList;
import java.util.List;

/** What expressions are made of: names, constants, lists, dicts, and all that is in parentheses. */
final class AtomParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;

  AtomParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expression atom() {
    Token token = tokens.current();
    switch (token.type()) {
      case NAME -> {
        tokens.next();
        return switch (token.text()) {
          case "true", "True" -> new Expression.Constant(true, token.start(), token.end());
          case "false", "False" -> new Expression.Constant(false, token.start(), token.end());
          case "none", "None" -> new Expression.Constant(null, token.start(), token.end());
          default -> new Expression.Name(token.text(), token.start(), token.end());
        };
      }
      case STRING -> {
        return strings();
      }
      case INTEGER, FLOAT -> {
        tokens.next();
        return new Expression.Constant(token.value(), token.start(), token.end());
      }
      case OPERATOR -> {
        switch (token.text()) {
          case "(" -> {
            tokens.next();
            Expression inner = expressions.tuple(true, List.of(), true);
            tokens.expect(")");
            return inner;
          }
          case "[" -> {
            return list();
          }
          case "{" -> {
            return dict();
          }
          default -> {}
        }
      }
      case DATA, EXPRESSION_BEGIN, EXPRESSION_END, BLOCK_BEGIN, BLOCK_END, END -> {}
    }
    throw tokens.failure("unexpected '%s'".formatted(token.words()));
  }

  private Expression strings() {
    int start = tokens.current().start();
    StringBuilder text = new StringBuilder();
    while (tokens.current().type() == Token.Type.STRING) {
      text.append(tokens.next().value());
    }
    return new Expression.Constant(text.toString(), start, tokens.lastEnd());
  }

  private Expression list() {
    int start = tokens.expect("[").start();
    List<Expression> items = new ArrayList<>();
    while (!tokens.current().is("]")) {
      if (!items.isEmpty()) {
        tokens.expect(",");
      }
      if (tokens.current().is("]")) {
        break;
      }
      items.add(expressions.expression());
    }
    tokens.expect("]");
    return new Expression.ListOf(items, start, tokens.lastEnd());
  }

  private Expression dict() {
    int start = tokens.expect("{").start();
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!tokens.current().is("}")) {
      if (!keys.isEmpty()) {
        tokens.expect(",");
      }
      if (tokens.current().is("}")) {
        break;
      }
      keys.add(expressions.expression());
      tokens.expect(":");
      values.add(expressions.expression());
    }
    tokens.expect("}");
    return new Expression.DictOf(keys, values, start, tokens.lastEnd());
  }
}
