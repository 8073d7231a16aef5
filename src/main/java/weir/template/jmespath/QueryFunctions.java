package weir.template.jmespath;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.json.Json;
import weir.template.value.Arithmetic;
import weir.template.value.Comparison;
import weir.template.value.Numbers;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.Types;
import weir.template.value.ValueException;

/** The functions of JMESPath. */
final class QueryFunctions {
  private QueryFunctions() {}

  /** Calls one; the reference is the argument behind an ampersand. */
  static @Nullable Object call(String name, List<@Nullable Object> a, Query reference) {
    return switch (name) {
      case "length" -> Rows.length(first(name, a));
      case "keys" -> new ArrayList<@Nullable Object>(map(name, a).keySet());
      case "values" -> new ArrayList<@Nullable Object>(map(name, a).values());
      case "contains" -> {
        Object holder = first(name, a);
        Object wanted = second(name, a);
        yield (!(holder instanceof String) || wanted instanceof String)
            && Comparison.contains(holder, wanted);
      }
      case "starts_with" -> Text.str(first(name, a)).startsWith(Text.str(second(name, a)));
      case "ends_with" -> Text.str(first(name, a)).endsWith(Text.str(second(name, a)));
      case "join" ->
          String.join(
              Text.str(first(name, a)), Rows.of(second(name, a)).stream().map(Text::str).toList());
      case "reverse" -> {
        Object value = first(name, a);
        if (value instanceof String text) {
          yield new StringBuilder(text).reverse().toString();
        }
        List<@Nullable Object> items = Rows.copy(value);
        Collections.reverse(items);
        yield items;
      }
      case "sort" -> sorted(list(name, a), Query.CURRENT);
      case "sort_by" -> sorted(list(name, a), reference);
      case "max", "max_by" -> extreme(list(name, a), reference, 1);
      case "min", "min_by" -> extreme(list(name, a), reference, -1);
      case "map" -> {
        List<@Nullable Object> mapped = new ArrayList<>();
        list(name, a).forEach(item -> mapped.add(reference.find(item)));
        yield mapped;
      }
      case "sum" -> sum(list(name, a));
      case "avg" -> {
        List<@Nullable Object> items = list(name, a);
        yield items.isEmpty() ? null : Arithmetic.apply("/", sum(items), (long) items.size());
      }
      case "abs" ->
          Comparison.compare(first(name, a), 0L) < 0
              ? Arithmetic.negate(first(name, a))
              : first(name, a);
      case "ceil" -> Numbers.truncated(Math.ceil(Numbers.real(first(name, a))));
      case "floor" -> Numbers.truncated(Math.floor(Numbers.real(first(name, a))));
      case "merge" -> {
        Map<@Nullable Object, @Nullable Object> merged = new LinkedHashMap<>();
        for (Object part : a) {
          if (part instanceof Map<?, ?> dict) {
            merged.putAll(dict);
          }
        }
        yield merged;
      }
      case "not_null" -> a.stream().filter(value -> value != null).findFirst().orElse(null);
      case "to_array" -> {
        Object value = first(name, a);
        yield value instanceof List<?> ? value : new ArrayList<>(Collections.singletonList(value));
      }
      case "to_string" ->
          first(name, a) instanceof String text
              ? text
              : Json.write(first(name, a), Json.Style.COMPACT);
      case "to_number" -> number(first(name, a));
      case "type" -> type(first(name, a));
      default -> throw new ValueException("Unknown function: %s()".formatted(name));
    };
  }

  private static @Nullable Object first(String name, List<@Nullable Object> a) {
    if (a.isEmpty()) {
      throw new ValueException("Expected 1 argument for function %s(), received 0".formatted(name));
    }
    return a.getFirst();
  }

  private static @Nullable Object second(String name, List<@Nullable Object> a) {
    if (a.size() < 2) {
      throw new ValueException("Expected 2 arguments for function %s()".formatted(name));
    }
    return a.get(1);
  }

  private static List<@Nullable Object> list(String name, List<@Nullable Object> a) {
    if (!(first(name, a) instanceof List<?> list)) {
      throw new ValueException(
          "In function %s(), invalid type for value: %s, expected one of: ['array'], received: \"%s\""
              .formatted(name, Text.str(first(name, a)), type(first(name, a))));
    }
    return new ArrayList<>(list);
  }

  private static Map<?, ?> map(String name, List<@Nullable Object> a) {
    if (!(first(name, a) instanceof Map<?, ?> map)) {
      throw new ValueException(
          "In function %s(), invalid type for value: %s, expected one of: ['object'], received: \"%s\""
              .formatted(name, Text.str(first(name, a)), type(first(name, a))));
    }
    return map;
  }

  private static List<@Nullable Object> sorted(List<@Nullable Object> items, Query key) {
    items.sort((x, y) -> Comparison.compare(key.find(x), key.find(y)));
    return items;
  }

  private static @Nullable Object extreme(List<@Nullable Object> items, Query key, int sign) {
    Object best = null;
    boolean any = false;
    for (Object item : items) {
      if (!any || Comparison.compare(key.find(item), key.find(best)) * sign > 0) {
        best = item;
      }
      any = true;
    }
    return best;
  }

  private static @Nullable Object sum(List<@Nullable Object> items) {
    Object total = 0L;
    for (Object item : items) {
      total = Arithmetic.apply("+", total, item);
    }
    return total;
  }

  private static @Nullable Object number(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return Types.isNumber(value) && !(value instanceof Boolean) ? value : null;
    }
    Object whole = Numbers.parseWhole(text, 10);
    return whole == null ? Numbers.parseReal(text) : whole;
  }

  private static String type(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean b -> "boolean";
      case String s -> "string";
      case List<?> l -> "array";
      case Map<?, ?> m -> "object";
      case Object other -> "number";
    };
  }
}
