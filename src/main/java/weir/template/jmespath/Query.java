package weir.template.jmespath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Comparison;
import weir.template.value.Rows;
import weir.template.value.Types;

/** A parsed JMESPath expression: from the current value to the result. */
@FunctionalInterface
public interface Query {
  /** The value as it is. */
  Query CURRENT = value -> value;

  /** What the query finds; null for nothing. */
  @Nullable Object find(@Nullable Object value);

  /** Parses a query. */
  static Query parse(String text) {
    return new QueryParser(QueryToken.all(text)).query();
  }

  /** This query, and another on its result. */
  default Query then(Query next) {
    return value -> next.find(find(value));
  }

  /** The entry of a dict. */
  static Query field(String name) {
    return value -> value instanceof Map<?, ?> map ? map.get(name) : null;
  }

  /** One item of a list, from the end when negative. */
  static Query index(int index) {
    return value -> {
      List<?> items = value instanceof List<?> list ? list : List.of();
      int place = index < 0 ? index + items.size() : index;
      return place < 0 || place >= items.size() ? null : items.get(place);
    };
  }

  /** A stretch of a list. */
  static Query slice(@Nullable Long from, @Nullable Long to, @Nullable Long step) {
    return value -> value instanceof List<?> ? Rows.slice(value, from, to, step) : null;
  }

  /** The right query on each item the left one gives, nothing left out but null. */
  static Query projection(Query left, Query right) {
    return value -> {
      if (!(left.find(value) instanceof List<?> items)) {
        return null;
      }
      return each(items, right);
    };
  }

  /** The same on the values of a dict. */
  static Query values(Query left, Query right) {
    return value -> {
      if (!(left.find(value) instanceof Map<?, ?> map)) {
        return null;
      }
      return each(map.values(), right);
    };
  }

  /** The same on the items that pass a condition. */
  static Query filtered(Query left, Query condition, Query right) {
    return value -> {
      if (!(left.find(value) instanceof List<?> items)) {
        return null;
      }
      List<@Nullable Object> kept = new ArrayList<>();
      for (Object item : items) {
        if (truth(condition.find(item))) {
          kept.add(item);
        }
      }
      return each(kept, right);
    };
  }

  private static List<@Nullable Object> each(Iterable<?> items, Query query) {
    List<@Nullable Object> found = new ArrayList<>();
    for (Object item : items) {
      Object result = query.find(item);
      if (result != null) {
        found.add(result);
      }
    }
    return found;
  }

  /** The items of the lists in a list, one level down. */
  static Query flattened(Query left) {
    return value -> {
      if (!(left.find(value) instanceof List<?> items)) {
        return null;
      }
      List<@Nullable Object> flat = new ArrayList<>();
      for (Object item : items) {
        if (item instanceof List<?> inner) {
          flat.addAll(inner);
        } else {
          flat.add(item);
        }
      }
      return flat;
    };
  }

  /** A comparison; those of order only between numbers. */
  static Query compared(String operator, Query left, Query right) {
    return value -> {
      Object a = left.find(value);
      Object b = right.find(value);
      if (operator.equals("==") || operator.equals("!=")) {
        boolean sameKind = (a instanceof Boolean) == (b instanceof Boolean);
        return (sameKind && Comparison.equal(a, b)) == operator.equals("==");
      }
      boolean numbers = Types.isNumber(a) && Types.isNumber(b);
      boolean texts = a instanceof String && b instanceof String;
      return numbers || texts ? (Object) Comparison.ordered(operator, a, b) : null;
    };
  }

  /** What counts as true: all but null, false and what is empty. Zero is true. */
  static boolean truth(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean b -> b;
      case String s -> !s.isEmpty();
      case List<?> l -> !l.isEmpty();
      case Map<?, ?> m -> !m.isEmpty();
      case Object other -> true;
    };
  }
}
