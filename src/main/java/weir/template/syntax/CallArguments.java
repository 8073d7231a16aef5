package weir.template.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments as written in a call.
 *
 * @param names of the arguments by name, beside their values
 * @param spread the argument behind {@code *}
 * @param spreadNamed the argument behind {@code **}
 */
public record CallArguments(
    List<Expression> positional,
    List<String> names,
    List<Expression> values,
    @Nullable Expression spread,
    @Nullable Expression spreadNamed) {
  /** No arguments. */
  public static final CallArguments NONE =
      new CallArguments(List.of(), List.of(), List.of(), null, null);

  /** True when nothing is given. */
  public boolean isEmpty() {
    return positional.isEmpty() && values.isEmpty() && spread == null && spreadNamed == null;
  }
}
