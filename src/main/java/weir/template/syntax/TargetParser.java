package weir.template.syntax;

import java.util.ArrayList;
import java.util.List;

/** The names that statements give to values. */
final class TargetParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;

  TargetParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /**
   * One or several.
   *
   * @param ends the names that may end them
   * @param attributes whether one may be an attribute of a namespace
   */
  Statement.Target target(List<String> ends, boolean attributes) {
    int start = tokens.current().start();
    if (attributes && tokens.current().type() == Token.Type.NAME && tokens.ahead().is(".")) {
      String namespace = tokens.next().text();
      tokens.next();
      String name = tokens.expect(Token.Type.NAME).text();
      return new Statement.Target.Attribute(namespace, name, start, tokens.lastEnd());
    }
    List<Statement.Target> targets = new ArrayList<>();
    boolean comma = false;
    while (true) {
      if (!targets.isEmpty()) {
        tokens.expect(",");
      }
      Token token = tokens.current();
      if (comma && (token.is("=") || token.is(")") || ends.stream().anyMatch(token::isName))) {
        break;
      }
      targets.add(single());
      if (!tokens.current().is(",")) {
        break;
      }
      comma = true;
    }
    return comma
        ? new Statement.Target.Unpacked(targets, start, tokens.lastEnd())
        : targets.getFirst();
  }

  /** One name, or several in parentheses. */
  Statement.Target single() {
    if (!tokens.skip("(")) {
      return new Statement.Target.Named(name());
    }
    Statement.Target several = target(List.of(), false);
    tokens.expect(")");
    return several;
  }

  /** A name that may get a value. */
  String name() {
    Token token = tokens.expect(Token.Type.NAME);
    if (List.of("true", "false", "none", "True", "False", "None").contains(token.text())) {
      throw new SyntaxException("can't assign to 'const'", token.start(), token.end());
    }
    return token.text();
  }

  /** The parameters of a macro. */
  Statement.Signature signature() {
    List<String> names = new ArrayList<>();
    List<Expression> fallbacks = new ArrayList<>();
    tokens.expect("(");
    while (!tokens.current().is(")")) {
      if (!names.isEmpty()) {
        tokens.expect(",");
      }
      names.add(name());
      if (tokens.skip("=")) {
        fallbacks.add(expressions.expression());
      } else if (!fallbacks.isEmpty()) {
        throw tokens.failure("non-default argument follows default argument");
      }
    }
    tokens.expect(")");
    return new Statement.Signature(names, fallbacks);
  }
}
