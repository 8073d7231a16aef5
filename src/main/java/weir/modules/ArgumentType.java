package weir.modules;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a value can be taken as one of the types that argument specifications know. */
final class ArgumentType {
  private ArgumentType() {}

  /** Why it cannot; null when it can. */
  static @Nullable String trouble(String type, @Nullable Object value) {
    boolean fits =
        switch (type) {
          case "int" ->
              value instanceof Long
                  || value instanceof Integer
                  || value instanceof BigInteger
                  || value instanceof Boolean
                  || (value instanceof String text && text.strip().matches("[+-]?[0-9]+"));
          case "float" ->
              value instanceof Number
                  || value instanceof Boolean
                  || (value instanceof String text && number(text));
          case "bool" -> value instanceof Boolean || truth(value);
          case "list" ->
              value instanceof List<?> || value instanceof String || value instanceof Number;
          case "dict" ->
              value instanceof Map<?, ?>
                  || (value instanceof String text && (text.startsWith("{") || text.contains("=")));
          default -> true;
        };
    return fits ? null : type.equals("bool") ? noTruth(value) : noOther(type, value);
  }

  /** A value as a list. */
  static List<?> list(Object value) {
    return value instanceof List<?> list
        ? list
        : List.of(String.valueOf(value).split(",", -1)).stream().map(String::strip).toList();
  }

  /** A value's type as Python shows it. */
  static String shown(@Nullable Object value) {
    String name =
        switch (value) {
          case null -> "NoneType";
          case Boolean _ -> "bool";
          case Double _ -> "float";
          case Float _ -> "float";
          case Number _ -> "int";
          case List<?> _ -> "list";
          case Map<?, ?> _ -> "dict";
          default -> "str";
        };
    return "<class '" + name + "'>";
  }

  private static boolean truth(@Nullable Object value) {
    return value instanceof Number number
        ? number.doubleValue() == 0 || number.doubleValue() == 1
        : value instanceof String text && ArgumentCheck.isTruth(text);
  }

  private static boolean number(String text) {
    try {
      Double.parseDouble(text.strip());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String noTruth(@Nullable Object value) {
    return value instanceof List<?> || value instanceof Map<?, ?>
        ? noOther("bool", value)
        : "The value '%s' is not a valid boolean.  Valid booleans include: 'yes', 'on', '1', 'true',"
                .formatted(value)
            + " 't', 'y', 1, 'no', 'off', '0', 'false', 'f', 'n', 0";
  }

  private static String noOther(String type, @Nullable Object value) {
    return "%s cannot be converted to %s %s"
        .formatted(shown(value), type.equals("int") ? "an" : "a", type);
  }
}
