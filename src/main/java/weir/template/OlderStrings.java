package weir.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.syntax.Expression;
import weir.template.syntax.Statement;
import weir.template.syntax.SyntaxException;
import weir.template.syntax.TemplateParser;
import weir.template.value.Absent;
import weir.template.value.Arithmetic;
import weir.template.value.Dicts;
import weir.template.value.Tuple;
import weir.template.value.ValueException;

/**
 * Results as they were without native types: a lone variable keeps its type, all else becomes text,
 * and text that looks like a list, a dict or a bool is read back.
 */
final class OlderStrings {
  private static final Set<String> TEXT_FILTERS =
      Set.of("to_json", "to_nice_json", "to_yaml", "to_nice_yaml", "string", "quote");

  private OlderStrings() {}

  /** True when the template is nothing but one variable in braces. */
  static boolean isVariable(Program program) {
    return program.body().size() == 1
        && program.body().getFirst() instanceof Statement.Print print
        && print.expression() instanceof Expression.Name;
  }

  /** The value that the text of a template stands for. */
  static @Nullable Object value(Program program, String text) {
    boolean looksTyped =
        text.startsWith("[") || text.startsWith("{") || text.equals("True") || text.equals("False");
    if (!looksTyped || endsInTextFilter(program)) {
      return text;
    }
    try {
      Expression literal = TemplateParser.expression(text, true);
      Object value = literal(literal, text);
      return value == Absent.ABSENT ? text : value;
    } catch (SyntaxException | ValueException e) {
      return text;
    }
  }

  private static boolean endsInTextFilter(Program program) {
    return program.body().size() == 1
        && program.body().getFirst() instanceof Statement.Print print
        && print.expression() instanceof Expression.Filtered filtered
        && TEXT_FILTERS.contains(filtered.name());
  }

  private static @Nullable Object literal(Expression expression, String text) {
    return switch (expression) {
      case Expression.Constant e -> {
        String word = text.substring(e.start(), e.end());
        boolean foreign = word.equals("true") || word.equals("false") || word.equals("none");
        yield foreign ? Absent.ABSENT : e.value();
      }
      case Expression.Signed e -> {
        Object operand = literal(e.operand(), text);
        yield operand == Absent.ABSENT || !e.negative() ? operand : Arithmetic.negate(operand);
      }
      case Expression.ListOf e -> all(e.items(), text);
      case Expression.TupleOf e ->
          all(e.items(), text) instanceof List<?> items
              ? new Tuple(new ArrayList<>(items))
              : Absent.ABSENT;
      case Expression.DictOf e -> {
        Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < e.keys().size(); i++) {
          Object key = literal(e.keys().get(i), text);
          Object value = literal(e.values().get(i), text);
          if (key == Absent.ABSENT || value == Absent.ABSENT) {
            yield Absent.ABSENT;
          }
          Dicts.put(dict, key, value);
        }
        yield dict;
      }
      case Expression other -> Absent.ABSENT;
    };
  }

  private static Object all(List<Expression> expressions, String text) {
    List<@Nullable Object> items = new ArrayList<>();
    for (Expression expression : expressions) {
      Object item = literal(expression, text);
      if (item == Absent.ABSENT) {
        return Absent.ABSENT;
      }
      items.add(item);
    }
    return items;
  }
}
