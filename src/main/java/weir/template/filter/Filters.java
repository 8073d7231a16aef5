package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.Nearest;
import weir.template.value.Arguments;
import weir.template.value.Truth;
import weir.template.value.Types;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** All filters by name. */
public final class Filters {
  private static final Set<String> DIRECT = Set.of("default", "d", "mandatory", "type_debug");

  private Filters() {}

  /** The name without a collection in front. */
  static String plain(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** True when there is a filter of this name. */
  public static boolean known(String name) {
    return names().stream().anyMatch(all -> all.contains(plain(name)));
  }

  /** Every name, for the nearest spelling. */
  public static List<String> all() {
    List<String> all = new ArrayList<>();
    names().forEach(all::addAll);
    return all;
  }

  private static List<Set<String>> names() {
    return List.of(DIRECT);
  }

  /** What the filter makes of its input. */
  public static @Nullable Object apply(
      String qualified, @Nullable Object input, Arguments a, FilterContext context) {
    String name = plain(qualified);
    if (DIRECT.contains(name)) {
      return direct(name, input, a);
    }
    Object value = input instanceof Undefined undefined ? undefined.used() : input;
    throw ValueException.unknown(
        "No filter named '%s'.".formatted(qualified), Nearest.question(name, all()));
  }

  /** The filters that may be given something undefined. */
  private static @Nullable Object direct(String name, @Nullable Object input, Arguments a) {
    switch (name) {
      case "default", "d" -> {
        boolean empty = input instanceof Undefined || (a.flag(1, "boolean", false) && !Truth.of(input));
        return empty ? a.get(0, "default_value", "") : input;
      }
      case "mandatory" -> {
        if (!(input instanceof Undefined undefined)) {
          return input;
        }
        String message = a.textOrNull(0, "msg");
        String named = undefined.name() == null ? "" : "'%s' ".formatted(undefined.name());
        throw new ValueException(
            message == null ? "Mandatory variable %s not defined.".formatted(named) : message);
      }
      default -> {
        return Types.name(input);
      }
    }
  }
}
