package weir.template.filter;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Arithmetic;
import weir.template.value.Comparison;
import weir.template.value.Text;
import weir.template.value.Truth;
import weir.template.value.Types;
import weir.template.value.ValueException;

/** Tests against another value, and of numbers and case. */
final class ComparisonTests {
  static final Set<String> NAMES =
      Set.of(
          "eq",
          "==",
          "equalto",
          "ne",
          "!=",
          "lt",
          "<",
          "lessthan",
          "le",
          "<=",
          "gt",
          ">",
          "greaterthan",
          "ge",
          ">=",
          "in",
          "sameas",
          "divisibleby",
          "even",
          "odd",
          "lower",
          "upper",
          "truthy",
          "falsy");

  private ComparisonTests() {}

  static boolean apply(String name, @Nullable Object value, Arguments a) {
    return switch (name) {
      case "eq", "==", "equalto" -> Comparison.equal(value, a.require(0, "other"));
      case "ne", "!=" -> !Comparison.equal(value, a.require(0, "other"));
      case "lt", "<", "lessthan" -> Comparison.ordered("<", value, a.require(0, "other"));
      case "le", "<=" -> Comparison.ordered("<=", value, a.require(0, "other"));
      case "gt", ">", "greaterthan" -> Comparison.ordered(">", value, a.require(0, "other"));
      case "ge", ">=" -> Comparison.ordered(">=", value, a.require(0, "other"));
      case "in" -> Comparison.contains(a.require(0, "seq"), value);
      case "sameas" -> same(value, a.get(0, "other", null));
      case "divisibleby" -> Comparison.equal(Arithmetic.apply("%", value, a.require(0, "num")), 0L);
      case "even" -> Comparison.equal(Arithmetic.apply("%", number(value), 2L), 0L);
      case "odd" -> Comparison.equal(Arithmetic.apply("%", number(value), 2L), 1L);
      case "lower", "upper" -> cased(Text.str(value), name.equals("lower"));
      default -> {
        Object tested = a.flag(0, "convert_bool", false) ? converted(value) : value;
        yield Truth.of(tested) == name.equals("truthy");
      }
    };
  }

  private static boolean cased(String text, boolean lower) {
    boolean letters =
        text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    String folded = lower ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    return letters && text.equals(folded);
  }

  private static @Nullable Object number(@Nullable Object value) {
    if (!Types.isNumber(value)) {
      throw new ValueException("not all arguments converted during string formatting");
    }
    return value;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean same(@Nullable Object value, @Nullable Object other) {
    boolean plain =
        value == null || other == null || Types.isNumber(value) || value instanceof String;
    return value == other
        || (plain && Types.name(value).equals(Types.name(other)) && Comparison.equal(value, other));
  }

  private static @Nullable Object converted(@Nullable Object value) {
    if (value instanceof String text) {
      return switch (text.toLowerCase(Locale.ROOT).strip()) {
        case "y", "yes", "on", "1", "true", "t", "1.0" -> true;
        case "n", "no", "off", "0", "false", "f", "0.0" -> false;
        default -> value;
      };
    }
    return value;
  }
}
