package weir.template.jmespath;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.ValueException;

/** Reads a query by the strength with which its operators bind. */
final class QueryParser {
  private static final int ENDS_PROJECTION = 10;
  private final List<QueryToken> tokens;
  private int at;
  private int depth;

  QueryParser(List<QueryToken> tokens) {
    this.tokens = tokens;
  }

  Query query() {
    Query query = expression(0);
    expect("end");
    return query;
  }

  private static int strength(String kind) {
    return switch (kind) {
      case "|" -> 1;
      case "||" -> 2;
      case "&&" -> 3;
      case "==", "!=", "<", "<=", ">", ">=" -> 5;
      case "[]" -> 9;
      case "*" -> 20;
      case "[?" -> 21;
      case "." -> 40;
      case "!" -> 45;
      case "{" -> 50;
      case "[" -> 55;
      case "(" -> 60;
      default -> 0;
    };
  }

  private QueryToken current() {
    return tokens.get(at);
  }

  private boolean is(String kind) {
    return current().kind().equals(kind);
  }

  private boolean follows(String kind) {
    return at + 1 < tokens.size() && tokens.get(at + 1).kind().equals(kind);
  }

  private QueryToken next() {
    QueryToken token = current();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  private QueryToken expect(String kind) {
    if (!is(kind)) {
      throw failure(current());
    }
    return next();
  }

  private static ValueException failure(QueryToken token) {
    return new ValueException(
        "bad json_query: unexpected '%s' at position %d".formatted(token.text(), token.at()));
  }

  private Query expression(int binding) {
    if (++depth > 100) {
      throw ValueException.limit("a json_query is nested too deep");
    }
    Query left = start(next());
    while (binding < strength(current().kind())) {
      left = continued(left, next());
    }
    depth--;
    return left;
  }

  private Query start(QueryToken token) {
    return switch (token.kind()) {
      case "literal" -> value -> token.value();
      case "name" -> is("(") ? function(token.text()) : Query.field(token.text());
      case "quoted" -> Query.field(token.text());
      case "@" -> Query.CURRENT;
      case "*" -> Query.values(Query.CURRENT, is("]") ? Query.CURRENT : projected(strength("*")));
      case "[?" -> filter(Query.CURRENT);
      case "[]" -> Query.projection(Query.flattened(Query.CURRENT), projected(strength("[]")));
      case "{" -> hash();
      case "(" -> {
        Query inner = expression(0);
        expect(")");
        yield inner;
      }
      case "!" -> {
        Query operand = expression(strength("!"));
        yield value -> !Query.truth(operand.find(value));
      }
      case "[" -> {
        if (is("number") || is(":")) {
          yield index(Query.CURRENT);
        }
        if (is("*") && follows("]")) {
          next();
          next();
          yield Query.projection(Query.CURRENT, projected(strength("*")));
        }
        yield list();
      }
      default -> throw failure(token);
    };
  }

  private Query continued(Query left, QueryToken token) {
    return switch (token.kind()) {
      case "." -> {
        if (is("*")) {
          next();
          yield Query.values(left, projected(strength(".")));
        }
        yield left.then(afterDot(strength(".")));
      }
      case "|" -> left.then(expression(strength("|")));
      case "||" -> {
        Query right = expression(strength("||"));
        yield value -> {
          Object found = left.find(value);
          return Query.truth(found) ? found : right.find(value);
        };
      }
      case "&&" -> {
        Query right = expression(strength("&&"));
        yield value -> {
          Object found = left.find(value);
          return Query.truth(found) ? right.find(value) : found;
        };
      }
      case "==", "!=", "<", "<=", ">", ">=" ->
          Query.compared(token.kind(), left, expression(strength(token.kind())));
      case "[?" -> filter(left);
      case "[]" -> Query.projection(Query.flattened(left), projected(strength("[]")));
      case "[" -> {
        if (is("number") || is(":")) {
          yield index(left);
        }
        expect("*");
        expect("]");
        yield Query.projection(left, projected(strength("*")));
      }
      default -> throw failure(token);
    };
  }

  /** What is done to each item of a projection. */
  private Query projected(int binding) {
    if (strength(current().kind()) < ENDS_PROJECTION) {
      return Query.CURRENT;
    }
    if (is("[") || is("[?")) {
      return expression(binding);
    }
    expect(".");
    return afterDot(binding);
  }

  private Query afterDot(int binding) {
    if (is("[")) {
      next();
      return list();
    }
    if (is("{")) {
      next();
      return hash();
    }
    if (is("name") || is("quoted") || is("*")) {
      return expression(binding);
    }
    throw failure(current());
  }

  private Query filter(Query left) {
    Query condition = expression(0);
    expect("]");
    Query right = is("[]") ? Query.CURRENT : projected(strength("[?"));
    return Query.filtered(left, condition, right);
  }

  private Query index(Query left) {
    @Nullable Long[] parts = new @Nullable Long[3];
    int part = 0;
    while (!is("]")) {
      if (is(":")) {
        next();
        part++;
        if (part > 2) {
          throw failure(current());
        }
      } else {
        parts[part] = (Long) expect("number").value();
      }
    }
    expect("]");
    Long first = parts[0];
    if (part == 0 && first != null) {
      return left.then(Query.index(first.intValue()));
    }
    Query slice = left.then(Query.slice(parts[0], parts[1], parts[2]));
    return Query.projection(slice, projected(strength("*")));
  }

  private Query list() {
    List<Query> queries = new ArrayList<>();
    do {
      queries.add(expression(0));
    } while (skipComma());
    expect("]");
    return value -> {
      if (value == null) {
        return null;
      }
      List<@Nullable Object> found = new ArrayList<>();
      queries.forEach(query -> found.add(query.find(value)));
      return found;
    };
  }

  private boolean skipComma() {
    boolean found = is(",");
    if (found) {
      next();
    }
    return found;
  }

  private Query hash() {
    Map<String, Query> queries = new LinkedHashMap<>();
    do {
      String name = is("quoted") ? next().text() : expect("name").text();
      expect(":");
      queries.put(name, expression(0));
    } while (skipComma());
    expect("}");
    return value -> {
      if (value == null) {
        return null;
      }
      Map<@Nullable Object, @Nullable Object> found = new LinkedHashMap<>();
      queries.forEach((name, query) -> found.put(name, query.find(value)));
      return found;
    };
  }

  private Query function(String name) {
    expect("(");
    List<Query> arguments = new ArrayList<>();
    Query reference = null;
    while (!is(")")) {
      if (is("&")) {
        next();
        reference = expression(0);
      } else {
        arguments.add(expression(0));
      }
      if (!skipComma()) {
        break;
      }
    }
    expect(")");
    Query each = reference == null ? Query.CURRENT : reference;
    return value -> {
      List<@Nullable Object> values = new ArrayList<>();
      arguments.forEach(argument -> values.add(argument.find(value)));
      return QueryFunctions.call(name, values, each);
    };
  }
}
