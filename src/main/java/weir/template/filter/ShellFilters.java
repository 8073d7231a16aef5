package weir.template.filter;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Text;
import weir.template.value.Truth;

/** Small filters that plays are full of. */
final class ShellFilters {
  static final Set<String> NAMES = Set.of("quote", "ternary");

  private ShellFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    if (name.equals("quote")) {
      return quote(input == null ? "" : Text.str(input));
    }
    Object forNone = a.get(2, "none_val", null);
    if (input == null && forNone != null) {
      return forNone;
    }
    return Truth.of(input) ? a.get(0, "true_val", null) : a.get(1, "false_val", null);
  }

  /** The text as one word of a shell. */
  static String quote(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c < 128 && (Character.isLetterOrDigit(c) || "_@%+=:,./-".indexOf(c) >= 0);
    }
    return plain ? text : "'" + text.replace("'", "'\"'\"'") + "'";
  }
}
