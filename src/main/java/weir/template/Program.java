package weir.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.template.filter.Filters;
import weir.template.filter.Tests;
import weir.template.syntax.Dialect;
import weir.template.syntax.Expression;
import weir.template.syntax.Statement;
import weir.template.syntax.SyntaxException;
import weir.template.syntax.TemplateParser;
import weir.template.syntax.Walk;

/**
 * A parsed template.
 *
 * @param body its statements
 * @param condition for a bare expression, that
 * @param blocks all blocks within the body
 * @param lineEnds how many line ends the text closes with
 * @param lineEnd what a line ends with in the output
 * @param dialect how it was cut up, which included templates inherit; null for a bare expression
 * @param unknown the first filter or test that does not exist
 */
record Program(
    List<Statement> body,
    @Nullable Expression condition,
    List<Statement.Block> blocks,
    int lineEnds,
    String lineEnd,
    @Nullable Dialect dialect,
    @Nullable Expression unknown) {
  private static final String HEADER = "#jinja2:";

  /**
   * Parses a template.
   *
   * @param inherited how the template is cut up that includes this one; null for an outermost one,
   *     which says so itself
   */
  static Program parse(Template template, Parsing parsing, @Nullable Dialect inherited) {
    try {
      if (inherited != null) {
        return statements(template.source(), 0, inherited);
      }
      return switch (template.kind()) {
        case VALUE -> statements(template.source(), 0, Dialect.of(true, parsing.tags()));
        case FILE -> file(template.source(), template.settings(), parsing);
        case EXPRESSION -> bare(TemplateParser.expression(template.source(), false));
        case CONDITION ->
            template.source().contains("{%")
                ? statements(template.source(), 0, Dialect.of(true, parsing.tags()))
                : bare(TemplateParser.expression(template.source(), true));
      };
    } catch (SyntaxException e) {
      Diagnostic diagnostic =
          Diagnostic.error(
                  "template error while templating string: " + e.text(),
                  template.span(e.start(), e.end()))
              .withHint(e.word().isEmpty() ? null : Nearest.question(e.word(), e.choices()));
      throw new TemplateException(TemplateException.Kind.SYNTAX, diagnostic, e);
    }
  }

  private static Program bare(Expression expression) {
    Unknown unknown = new Unknown();
    Walk.over(expression, unknown::look);
    return new Program(List.of(), expression, List.of(), 0, "\n", null, unknown.first);
  }

  private static Program file(String source, Map<String, String> settings, Parsing parsing) {
    Dialect dialect = Dialect.of(false, parsing.tags());
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      dialect = dialect.with(setting.getKey(), setting.getValue());
    }
    int from = 0;
    if (source.startsWith(HEADER)) {
      int end = source.indexOf('\n');
      String line = source.substring(HEADER.length(), end < 0 ? source.length() : end);
      from = end < 0 ? source.length() : end + 1;
      for (String setting : line.strip().split(",", -1)) {
        int colon = setting.indexOf(':');
        if (colon > 0) {
          dialect =
              dialect.with(
                  setting.substring(0, colon).strip(), literal(setting.substring(colon + 1)));
        }
      }
    }
    return statements(source, from, dialect);
  }

  private static String literal(String text) {
    String value = text.strip();
    boolean quoted =
        value.length() > 1
            && (value.startsWith("'") || value.startsWith("\""))
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted
        ? value.substring(1, value.length() - 1).replace("\\r", "\r").replace("\\n", "\n")
        : value;
  }

  private static Program statements(String source, int from, Dialect dialect) {
    List<Statement> body = TemplateParser.template(source, from, dialect);
    List<Statement.Block> blocks = new ArrayList<>();
    Unknown unknown = new Unknown();
    Walk.over(
        body,
        unknown::look,
        statement -> {
          if (statement instanceof Statement.Block block) {
            blocks.add(block);
          }
        });
    return new Program(
        body, null, blocks, lineEnds(source), dialect.lineEnd(), dialect, unknown.first);
  }

  /**
   * Looks for the first filter or test that does not exist. Those of other collections may exist
   * where Ansible runs, and fail only when they are used.
   */
  private static final class Unknown {
    private @Nullable Expression first;

    void look(Expression expression) {
      boolean known =
          switch (expression) {
            case Expression.Filtered e -> elsewhere(e.name()) || Filters.known(e.name());
            case Expression.Tested e -> elsewhere(e.name()) || Tests.known(e.name());
            default -> true;
          };
      if (!known && first == null) {
        first = expression;
      }
    }

    private static boolean elsewhere(String name) {
      return name.indexOf('.') > 0 && !name.startsWith("ansible.");
    }
  }

  /** How many line ends a text closes with. */
  static int lineEnds(String text) {
    int count = 0;
    int i = text.length();
    while (i > 0 && (text.charAt(i - 1) == '\n' || text.charAt(i - 1) == '\r')) {
      i -= i > 1 && text.charAt(i - 1) == '\n' && text.charAt(i - 2) == '\r' ? 2 : 1;
      count++;
    }
    return count;
  }
}
