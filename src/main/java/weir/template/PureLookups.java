package weir.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.ValueException;

/** The lookups that need nothing but their arguments and the variables. */
final class PureLookups {
  static final Set<String> NAMES = Set.of("list");

  private PureLookups() {}

  static List<@Nullable Object> run(String name, LookupCall call) {
    return switch (name) {
      case "list" -> new ArrayList<>(call.terms());
      default -> throw new ValueException("lookup plugin (%s) not found".formatted(name));
    };
  }
}
