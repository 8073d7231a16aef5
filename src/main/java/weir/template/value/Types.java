package weir.template.value;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python calls the types of values. */
public final class Types {
  private Types() {}

  /** The type's name: {@code int}, {@code dict} and so on. */
  public static String name(@Nullable Object value) {
    return switch (value) {
      case null -> "NoneType";
      case Boolean b -> "bool";
      case Long n -> "int";
      case BigInteger n -> "int";
      case Double d -> "float";
      case String s -> "str";
      case Tuple t -> "tuple";
      case View v -> v.type();
      case List<?> l -> "list";
      case Map<?, ?> m -> "dict";
      case Undefined u -> "AnsibleUndefined";
      case Bytes b -> "bytes";
      case Namespace n -> "Namespace";
      case LocalDate d -> "date";
      case LocalDateTime d -> "datetime";
      case ZonedDateTime d -> "datetime";
      case Duration d -> "timedelta";
      case Function f -> "function";
      case Object other -> "object";
    };
  }

  /** The owner in a message about a missing attribute: {@code dict object}, or {@code None}. */
  public static String owner(@Nullable Object value) {
    return value == null ? "None" : name(value) + " object";
  }

  /** True for int, float and bool. */
  public static boolean isNumber(@Nullable Object value) {
    return value instanceof Long
        || value instanceof Double
        || value instanceof BigInteger
        || value instanceof Boolean;
  }

  /** True for int and bool. */
  public static boolean isWhole(@Nullable Object value) {
    return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
  }
}
