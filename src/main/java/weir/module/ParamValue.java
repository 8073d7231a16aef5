package weir.module;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts one argument to the type its parameter has, as leniently as Ansible does. */
final class ParamValue {
  private ParamValue() {}

  /** The value of a parameter that the task does not give. */
  static @Nullable Object fallback(ParamSpec spec) {
    if (!spec.byDefault().isEmpty()) {
      return convert(spec, spec.byDefault());
    }
    if (spec.optional()) {
      return null;
    }
    Class<?> type = spec.type();
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? (Object) 0L : type == String.class ? "" : null;
  }

  /** The argument as the parameter's type. */
  static Object convert(ParamSpec spec, Object value) {
    Class<?> type = spec.type();
    if (type == Object.class || (type.isInstance(value) && type != List.class)) {
      return value;
    }
    if (type == String.class) {
      return text(value);
    }
    if (type == boolean.class || type == Boolean.class) {
      return bool(spec, value);
    }
    if (type == int.class || type == Integer.class) {
      return Math.toIntExact(whole(spec, value));
    }
    if (type == long.class || type == Long.class) {
      return whole(spec, value);
    }
    if (type == double.class || type == Double.class) {
      return number(spec, value).doubleValue();
    }
    if (type == List.class) {
      return list(spec, value);
    }
    if (type == Map.class) {
      return map(spec, value);
    }
    if (type == Mode.class) {
      return Mode.of(value);
    }
    if (type.isEnum()) {
      return choice(spec, value);
    }
    throw new IllegalStateException(
        "No conversion to %s for %s. This is a bug in Weir.".formatted(type, spec.name()));
  }

  /** A value as Python would print it, which is what a string parameter gets. */
  static String text(Object value) {
    return value instanceof Boolean b ? (b ? "True" : "False") : value.toString();
  }

  private static boolean bool(ParamSpec spec, Object value) {
    return switch (text(value).strip().toLowerCase(Locale.ROOT)) {
      case "y", "yes", "on", "1", "true", "t", "1.0" -> true;
      case "n", "no", "off", "0", "false", "f", "0.0" -> false;
      default -> throw wrong(spec, value, "a boolean");
    };
  }

  private static long whole(ParamSpec spec, Object value) {
    try {
      return number(spec, value).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(spec, value, "a whole number");
    }
  }

  private static BigDecimal number(ParamSpec spec, Object value) {
    try {
      return new BigDecimal(text(value).strip());
    } catch (NumberFormatException e) {
      throw wrong(spec, value, "a number");
    }
  }

  private static List<Object> list(ParamSpec spec, Object value) {
    List<Object> items = new ArrayList<>();
    switch (value) {
      case List<?> given -> items.addAll(given);
      case String text when text.isEmpty() -> {}
      case String text -> {
        for (String part : text.split(",", -1)) {
          items.add(part.strip());
        }
      }
      default -> items.add(value);
    }
    if (spec.elementType() == String.class) {
      items.replaceAll(ParamValue::text);
    }
    return List.copyOf(items);
  }

  private static Map<String, Object> map(ParamSpec spec, Object value) {
    if (!(value instanceof String text)) {
      throw wrong(spec, value, "a mapping");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (String pair : text.split("[,\\s]+", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw wrong(spec, value, "a mapping");
      }
      map.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return map;
  }

  private static Object choice(ParamSpec spec, Object value) {
    // YAML reads an unquoted yes or no as a boolean.
    String word =
        value instanceof Boolean yes && spec.choices().contains(yes ? "yes" : "no")
            ? (yes ? "yes" : "no")
            : text(value);
    String wanted = word.toLowerCase(Locale.ROOT).replace('-', '_');
    for (Object constant : spec.type().getEnumConstants()) {
      if (ParamSpec.word(constant).equals(wanted)) {
        return constant;
      }
    }
    throw new ModuleFailure(
        "value of %s must be one of: %s, got: %s"
            .formatted(spec.name(), String.join(", ", spec.choices()), text(value)));
  }

  private static ModuleFailure wrong(ParamSpec spec, Object value, String wanted) {
    String shown = spec.sensitive() ? "the value" : "'%s'".formatted(text(value));
    return new ModuleFailure(
        "argument '%s': %s cannot be read as %s".formatted(spec.name(), shown, wanted));
  }
}
