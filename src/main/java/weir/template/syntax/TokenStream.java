package weir.template.syntax;

import java.util.List;

/** The tokens of a template, one at a time. */
final class TokenStream {
  private static final int DEEPEST = 200;
  private final List<Token> tokens;
  private int at;
  private int depth;

  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token current() {
    return tokens.get(at);
  }

  Token ahead() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  /** Where the token before ended. */
  int lastEnd() {
    return at == 0 ? 0 : tokens.get(at - 1).end();
  }

  Token next() {
    Token token = current();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  boolean skip(String operator) {
    boolean found = current().is(operator);
    if (found) {
      next();
    }
    return found;
  }

  boolean skipName(String name) {
    boolean found = current().isName(name);
    if (found) {
      next();
    }
    return found;
  }

  Token expect(Token.Type type) {
    if (current().type() != type) {
      throw unexpected(type.words());
    }
    return next();
  }

  Token expect(String operator) {
    if (!current().is(operator)) {
      throw unexpected(operator);
    }
    return next();
  }

  Token expectName(String name) {
    if (!current().isName(name)) {
      throw unexpected(name);
    }
    return next();
  }

  SyntaxException unexpected(String wanted) {
    return current().type() == Token.Type.END
        ? failure("unexpected end of template, expected '%s'.".formatted(wanted))
        : failure("expected token '%s', got '%s'".formatted(wanted, current().words()));
  }

  /** A failure at the current token. */
  SyntaxException failure(String message) {
    return new SyntaxException(message, current().start(), current().end());
  }

  /** One level further in; keeps the reader from running out of stack. */
  void enter() {
    if (++depth > DEEPEST) {
      throw failure("the template is nested more than %d deep".formatted(DEEPEST));
    }
  }

  void leave() {
    depth--;
  }
}
