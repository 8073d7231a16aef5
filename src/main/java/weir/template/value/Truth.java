package weir.template.value;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether Python takes a value for true. */
public final class Truth {
  private Truth() {}

  /** The truth of a value; an undefined one fails. */
  public static boolean of(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean b -> b;
      case Long n -> n != 0;
      case Double d -> d != 0;
      case String s -> !s.isEmpty();
      case List<?> l -> !l.isEmpty();
      case Map<?, ?> m -> !m.isEmpty();
      case Tuple t -> t.size() > 0;
      case Duration d -> !d.isZero();
      case Undefined u -> !u.used().isEmpty();
      case Object other -> true;
    };
  }
}
