package weir.template.filter;

import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** All tests by name. */
public final class Tests {
  private Tests() {}

  /** True when there is a test of this name. */
  public static boolean known(String name) {
    return all().contains(Filters.plain(name));
  }

  /** Every name, for the nearest spelling. */
  public static java.util.List<String> all() {
    return java.util.List.of("defined", "undefined");
  }

  /** Whether the value passes the test. */
  public static boolean apply(
      String name, @Nullable Object value, Arguments a, FilterContext context) {
    return switch (Filters.plain(name)) {
      case "defined" -> !(value instanceof Undefined);
      case "undefined" -> value instanceof Undefined;
      default -> throw ValueException.unknown("No test named '%s'.".formatted(name), null);
    };
  }
}
