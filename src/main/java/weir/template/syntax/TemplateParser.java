package weir.template.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The statements of a template. */
public final class TemplateParser {
  private static final List<String> TAGS =
      List.of(
          "if",
          "for",
          "set",
          "with",
          "macro",
          "call",
          "filter",
          "include",
          "import",
          "from",
          "extends",
          "block",
          "print",
          "raw",
          "autoescape");

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final TargetParser targets;
  private final Set<String> extensions;
  private final Set<String> blocks = new HashSet<>();
  private final Deque<String> openTags = new ArrayDeque<>();
  private final Deque<List<String>> awaited = new ArrayDeque<>();

  private TemplateParser(List<Token> tokens, Set<String> extensions) {
    this.tokens = new TokenStream(tokens);
    this.expressions = new ExpressionParser(this.tokens);
    this.targets = new TargetParser(this.tokens, expressions);
    this.extensions = extensions;
  }

  /** The statements of a text with tags, read from an offset on. */
  public static List<Statement> template(String source, int from, Dialect dialect) {
    TemplateParser parser =
        new TemplateParser(Lexer.template(source, from, dialect), dialect.tags());
    List<Statement> body = parser.statements(List.of());
    return body;
  }

  /**
   * A bare expression that is all of a text.
   *
   * @param braces whether others in double braces may stand within it
   */
  public static Expression expression(String source, boolean braces) {
    TokenStream tokens = new TokenStream(Lexer.expression(source, braces));
    Expression expression = new ExpressionParser(tokens).tuple(true, List.of(), false);
    if (tokens.current().type() != Token.Type.END) {
      throw tokens.unexpected("end of statement block");
    }
    return expression;
  }

  /** Statements up to a tag that ends them, which is the current token then. */
  private List<Statement> statements(List<String> ends) {
    tokens.enter();
    awaited.push(ends);
    List<Statement> body = new ArrayList<>();
    while (true) {
      Token token = tokens.current();
      switch (token.type()) {
        case DATA -> body.add(new Statement.Data(tokens.next().text()));
        case EXPRESSION_BEGIN -> {
          tokens.next();
          Expression expression = expressions.tuple(true, List.of(), false);
          tokens.expect(Token.Type.EXPRESSION_END);
          body.add(new Statement.Print(expression));
        }
        case BLOCK_BEGIN -> {
          tokens.next();
          if (tokens.current().type() == Token.Type.NAME
              && ends.contains(tokens.current().text())) {
            awaited.pop();
            tokens.leave();
            return body;
          }
          body.add(statement());
          tokens.expect(Token.Type.BLOCK_END);
        }
        case END -> {
          if (!ends.isEmpty()) {
            throw unclosed();
          }
          return body;
        }
        case EXPRESSION_END, BLOCK_END, NAME, STRING, INTEGER, FLOAT, OPERATOR ->
            throw tokens.failure("unexpected '%s'".formatted(token.words()));
      }
    }
  }

  private SyntaxException unclosed() {
    return tokens.failure(
        "Unexpected end of template. Jinja was looking for the following tags: %s. The innermost"
                .formatted(either())
            + " block that needs to be closed is '%s'.".formatted(openTags.peek()));
  }

  private String either() {
    List<String> ends = awaited.isEmpty() ? List.of() : awaited.getFirst();
    return String.join(" or ", ends.stream().map(end -> "'" + end + "'").toList());
  }

  private Statement statement() {
    Token tag = tokens.current();
    if (tag.type() != Token.Type.NAME) {
      throw tokens.failure("tag name expected");
    }
    tokens.next();
    openTags.push(tag.text());
    Statement statement =
        switch (tag.text()) {
          case "if" -> ifStatement();
          case "for" -> forStatement();
          case "set" -> set();
          case "with" -> with();
          case "macro" -> macro(tag);
          case "call" -> call();
          case "filter" ->
              new Statement.FilterBlock(expressions.filterChain(true), body("endfilter"));
          case "include" -> uses().include();
          case "import" -> uses().importStatement();
          case "from" -> uses().fromImport();
          case "extends" -> new Statement.Extends(expressions.expression());
          case "block" -> block(tag);
          case "print" -> new Statement.Print(expressions.tuple(true, List.of(), false));
          case "autoescape" -> {
            expressions.expression();
            yield new Statement.With(List.of(), List.of(), body("endautoescape"));
          }
          default -> extension(tag);
        };
    openTags.pop();
    return statement;
  }

  private UseParser uses() {
    return new UseParser(tokens, expressions, targets);
  }

  private Statement extension(Token tag) {
    boolean loops = extensions.contains("loopcontrols");
    if (tag.text().equals("do") && extensions.contains("do")) {
      return new Statement.Do(expressions.tuple(true, List.of(), false));
    }
    if (tag.text().equals("break") && loops) {
      return new Statement.Break();
    }
    if (tag.text().equals("continue") && loops) {
      return new Statement.Continue();
    }
    openTags.pop();
    String message = "Encountered unknown tag '%s'.".formatted(tag.text());
    if (!openTags.isEmpty()) {
      message +=
          " Jinja was looking for the following tags: %s. The innermost block that needs to be"
                  .formatted(either())
              + " closed is '%s'.".formatted(openTags.peek());
    }
    List<String> choices = new ArrayList<>(TAGS);
    awaited.forEach(choices::addAll);
    throw new SyntaxException(message, tag.start(), tag.end(), tag.text(), choices);
  }

  /** The body of a tag up to its one end tag. */
  private List<Statement> body(String end) {
    tokens.expect(Token.Type.BLOCK_END);
    List<Statement> body = statements(List.of(end));
    tokens.next();
    return body;
  }

  private Statement ifStatement() {
    List<Expression> tests = new ArrayList<>();
    List<List<Statement>> bodies = new ArrayList<>();
    List<Statement> otherwise = List.of();
    while (true) {
      tests.add(expressions.tuple(false, List.of(), false));
      tokens.expect(Token.Type.BLOCK_END);
      bodies.add(statements(List.of("elif", "else", "endif")));
      if (tokens.skipName("elif")) {
        continue;
      }
      if (tokens.skipName("else")) {
        otherwise = body("endif");
      } else {
        tokens.next();
      }
      return new Statement.If(tests, bodies, otherwise);
    }
  }

  private Statement forStatement() {
    Statement.Target target = targets.target(List.of("in"), false);
    tokens.expectName("in");
    Expression items = expressions.tuple(false, List.of("recursive"), false);
    Expression test = tokens.skipName("if") ? expressions.expression() : null;
    boolean recursive = tokens.skipName("recursive");
    tokens.expect(Token.Type.BLOCK_END);
    List<Statement> body = statements(List.of("endfor", "else"));
    List<Statement> otherwise = List.of();
    if (tokens.skipName("else")) {
      otherwise = body("endfor");
    } else {
      tokens.next();
    }
    return new Statement.For(target, items, test, recursive, body, otherwise);
  }

  private Statement set() {
    Statement.Target target = targets.target(List.of(), true);
    if (tokens.skip("=")) {
      return new Statement.Set(target, expressions.tuple(true, List.of(), false));
    }
    Expression filter = null;
    if (tokens.current().is("|")) {
      tokens.next();
      filter = expressions.filterChain(true);
    }
    return new Statement.SetBlock(target, filter, body("endset"));
  }

  private Statement with() {
    List<Statement.Target> named = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (tokens.current().type() != Token.Type.BLOCK_END) {
      if (!named.isEmpty()) {
        tokens.expect(",");
      }
      named.add(targets.single());
      tokens.expect("=");
      values.add(expressions.expression());
    }
    return new Statement.With(named, values, body("endwith"));
  }

  private Statement macro(Token tag) {
    String name = targets.name();
    Statement.Signature signature = targets.signature();
    int end = tokens.lastEnd();
    List<Statement> body = body("endmacro");
    int caller = signature.names().indexOf("caller");
    if (caller >= 0
        && caller < signature.names().size() - signature.fallbacks().size()
        && Walk.names(body, "caller")) {
      throw new SyntaxException(
          "When defining macros or call blocks the special \"caller\" argument must be omitted or"
              + " be given a default.",
          tag.start(),
          end);
    }
    return new Statement.Macro(name, signature, body, tag.start(), end);
  }

  private Statement call() {
    Statement.Signature signature =
        tokens.current().is("(")
            ? targets.signature()
            : new Statement.Signature(List.of(), List.of());
    Expression called = expressions.expression();
    if (!(called instanceof Expression.Call call)) {
      throw new SyntaxException("expected call", called.start(), called.end());
    }
    return new Statement.CallBlock(call, signature, body("endcall"));
  }

  private Statement block(Token tag) {
    String name = tokens.expect(Token.Type.NAME).text();
    boolean scoped = tokens.skipName("scoped");
    boolean required = tokens.skipName("required");
    tokens.expect(Token.Type.BLOCK_END);
    List<Statement> body = statements(List.of("endblock"));
    tokens.next();
    tokens.skipName(name);
    if (required
        && !body.stream()
            .allMatch(s -> s instanceof Statement.Data data && data.text().isBlank())) {
      throw new SyntaxException(
          "Required blocks can only contain comments or whitespace", tag.start(), tokens.lastEnd());
    }
    if (!blocks.add(name)) {
      throw new SyntaxException(
          "block '%s' defined twice".formatted(name), tag.start(), tokens.lastEnd());
    }
    return new Statement.Block(name, scoped, required, body, tag.start(), tokens.lastEnd());
  }
}
