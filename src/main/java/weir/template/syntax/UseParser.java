package weir.template.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that use other templates: {@code include}, {@code import} and {@code from}. */
final class UseParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final TargetParser targets;

  UseParser(TokenStream tokens, ExpressionParser expressions, TargetParser targets) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.targets = targets;
  }

  Statement include() {
    Expression template = expressions.expression();
    boolean ignore = false;
    if (tokens.current().isName("ignore") && tokens.ahead().isName("missing")) {
      tokens.next();
      tokens.next();
      ignore = true;
    }
    return new Statement.Include(template, ignore, context(true));
  }

  private boolean context(boolean fallback) {
    Token token = tokens.current();
    boolean with = token.isName("with");
    if ((with || token.isName("without")) && tokens.ahead().isName("context")) {
      tokens.next();
      tokens.next();
      return with;
    }
    return fallback;
  }

  Statement importStatement() {
    Expression template = expressions.expression();
    tokens.expectName("as");
    String name = targets.name();
    return new Statement.Import(template, name, context(false));
  }

  Statement fromImport() {
    Expression template = expressions.expression();
    tokens.expectName("import");
    List<String> names = new ArrayList<>();
    List<String> aliases = new ArrayList<>();
    @Nullable Boolean context = null;
    boolean comma = false;
    while (tokens.current().type() == Token.Type.NAME) {
      Token token = tokens.current();
      if ((token.isName("with") || token.isName("without")) && tokens.ahead().isName("context")) {
        context = context(false);
        break;
      }
      names.add(targets.name());
      if (names.getLast().startsWith("_")) {
        throw new SyntaxException(
            "names starting with an underline can not be imported", token.start(), token.end());
      }
      aliases.add(tokens.skipName("as") ? targets.name() : names.getLast());
      comma = tokens.skip(",");
      if (!comma) {
        context = context(false);
        break;
      }
    }
    if (names.isEmpty() || (comma && tokens.current().type() != Token.Type.NAME)) {
      throw tokens.unexpected("name");
    }
    return new Statement.FromImport(template, names, aliases, context != null && context);
  }
}
