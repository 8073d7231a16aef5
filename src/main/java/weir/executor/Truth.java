package weir.executor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What keywords and options take for true. */
final class Truth {
  private Truth() {}

  /** Whether an evaluated keyword means yes. */
  static boolean of(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      case Number number -> number.doubleValue() != 0;
      default ->
          switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "yes", "on", "1", "true", "t", "y" -> true;
            default -> false;
          };
    };
  }
}
