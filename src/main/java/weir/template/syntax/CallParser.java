package weir.template.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arguments, and what takes them: calls, filters and tests. */
final class CallParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;

  CallParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** A call of what stands before the bracket. */
  Expression.Call call(Expression callee) {
    CallArguments arguments = arguments();
    return new Expression.Call(callee, arguments, callee.start(), tokens.lastEnd());
  }

  private CallArguments arguments() {
    tokens.expect("(");
    List<Expression> positional = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    Expression spread = null;
    Expression spreadNamed = null;
    boolean first = true;
    while (!tokens.current().is(")")) {
      if (!first) {
        tokens.expect(",");
        if (tokens.current().is(")")) {
          break;
        }
      }
      first = false;
      if (tokens.current().is("*") && spread == null && spreadNamed == null) {
        tokens.next();
        spread = expressions.expression();
      } else if (tokens.current().is("**") && spreadNamed == null) {
        tokens.next();
        spreadNamed = expressions.expression();
      } else if (tokens.current().type() == Token.Type.NAME
          && tokens.ahead().is("=")
          && spreadNamed == null) {
        names.add(tokens.next().text());
        tokens.next();
        values.add(expressions.expression());
      } else if (spread == null && spreadNamed == null && names.isEmpty()) {
        positional.add(expressions.expression());
      } else {
        throw tokens.failure("invalid syntax for function call expression");
      }
    }
    tokens.expect(")");
    return new CallArguments(positional, names, values, spread, spreadNamed);
  }

  private String dottedName() {
    StringBuilder name = new StringBuilder(tokens.expect(Token.Type.NAME).text());
    while (tokens.current().is(".")) {
      tokens.next();
      name.append('.').append(tokens.expect(Token.Type.NAME).text());
    }
    return name.toString();
  }

  /** One filter behind its bar; inline, the bar is not written and there is no input. */
  Expression.Filtered filter(@Nullable Expression input, boolean inline) {
    if (!inline) {
      tokens.expect("|");
    }
    int start = tokens.current().start();
    String name = dottedName();
    CallArguments arguments = tokens.current().is("(") ? arguments() : CallArguments.NONE;
    return new Expression.Filtered(input, name, arguments, start, tokens.lastEnd());
  }

  /** The filters of a filter or set block. */
  Expression filterChain(boolean inline) {
    Expression chain = filter(null, inline);
    while (tokens.current().is("|")) {
      chain = filter(chain, false);
    }
    return chain;
  }

  /** A test behind {@code is}. */
  Expression test(Expression input) {
    tokens.next();
    boolean negated = tokens.skipName("not");
    int start = tokens.current().start();
    String name = dottedName();
    Token token = tokens.current();
    CallArguments arguments = CallArguments.NONE;
    if (token.is("(")) {
      arguments = arguments();
    } else if (startsArgument(token)) {
      if (token.isName("is")) {
        throw tokens.failure("You cannot chain multiple tests with is");
      }
      Expression argument = expressions.operand();
      arguments = new CallArguments(List.of(argument), List.of(), List.of(), null, null);
    }
    Expression result = new Expression.Tested(input, name, arguments, start, tokens.lastEnd());
    return negated ? new Expression.Not(result, input.start(), tokens.lastEnd()) : result;
  }

  private static boolean startsArgument(Token token) {
    return switch (token.type()) {
      case NAME -> !List.of("else", "or", "and").contains(token.text());
      case STRING, INTEGER, FLOAT -> true;
      case OPERATOR -> token.is("[") || token.is("{");
      case DATA, EXPRESSION_BEGIN, EXPRESSION_END, BLOCK_BEGIN, BLOCK_END, END -> false;
    };
  }
}
