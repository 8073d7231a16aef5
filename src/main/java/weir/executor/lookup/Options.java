package weir.executor.lookup;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.LookupCall;
import weir.template.LookupSignatures;
import weir.template.value.Text;
import weir.template.value.Truth;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** The options of a lookup, as types. An option that nobody knows is a mistake. */
final class Options {
  private static final Set<String> FALSE = Set.of("no", "false", "off", "n", "f", "0", "");
  private final Map<String, ? extends @Nullable Object> values;

  private Options(Map<String, ? extends @Nullable Object> values) {
    this.values = values;
  }

  /** Those of a call. */
  static Options of(LookupCall call) {
    return new Options(call.options());
  }

  /** Those of one term of this lookup. */
  static Options of(String lookup, Map<String, ? extends @Nullable Object> values) {
    LookupSignatures.check(lookup, values);
    return new Options(values);
  }

  @Nullable Object get(String name) {
    Object value = values.get(name);
    return value instanceof Undefined undefined ? undefined.used() : value;
  }

  @Nullable String text(String name) {
    Object value = get(name);
    return value == null ? null : Text.str(value);
  }

  String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  boolean flag(String name, boolean otherwise) {
    Object value = get(name);
    if (value == null) {
      return otherwise;
    }
    return value instanceof String text
        ? !FALSE.contains(text.toLowerCase(Locale.ROOT))
        : Truth.of(value);
  }

  long number(String name, long otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(value.strip());
    } catch (NumberFormatException _) {
      throw new ValueException("the option '%s' is no whole number: %s".formatted(name, value));
    }
  }
}
