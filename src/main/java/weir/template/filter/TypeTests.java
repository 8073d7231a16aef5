package weir.template.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weir.template.value.Function;
import weir.template.value.Rows;
import weir.template.value.Tuple;
import weir.template.value.Types;
import weir.template.value.Undefined;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;
import weir.template.value.View;

/** Tests of what kind of value it is. */
final class TypeTests {
  static final Set<String> NAMES =
      Set.of(
          "boolean",
          "true",
          "false",
          "none",
          "integer",
          "float",
          "number",
          "string",
          "mapping",
          "sequence",
          "iterable",
          "callable",
          "escaped",
          "nan",
          "isnan",
          "filter",
          "test");

  private TypeTests() {}

  static boolean apply(String name, @Nullable Object value) {
    return switch (name) {
      case "boolean" -> value instanceof Boolean;
      case "true" -> Boolean.TRUE.equals(value);
      case "false" -> Boolean.FALSE.equals(value);
      case "none" -> value == null;
      case "integer" -> Types.isWhole(value) && !(value instanceof Boolean);
      case "float" -> value instanceof Double;
      case "number" -> Types.isNumber(value);
      case "string" -> value instanceof String;
      case "mapping" -> value instanceof Map<?, ?>;
      case "sequence" ->
          (value instanceof List<?> && !(value instanceof View view && !view.hasPlaces()))
              || value instanceof Tuple
              || value instanceof String
              || value instanceof Map<?, ?>;
      case "iterable" -> Rows.iterable(value);
      case "callable" -> value instanceof Function || value instanceof Undefined;
      case "nan", "isnan" -> Undefineds.defined(value) instanceof Double d && d.isNaN();
      case "filter" -> known("filter", value, Filters::known);
      case "test" -> known("test", value, Tests::known);
      default -> value instanceof Undefined;
    };
  }

  /** Ansible loads the plugin to know, and fails when there is none. */
  private static boolean known(String what, @Nullable Object value, Predicate<String> names) {
    if (value instanceof String name && names.test(name)) {
      return true;
    }
    throw new ValueException(
        value instanceof String name
            ? "Could not load the %s \"%s\"".formatted(what, name)
            : "key must be a string, got <class '%s'> instead".formatted(Types.name(value)));
  }
}
