package weir.template;

import org.jspecify.annotations.Nullable;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** What a template writes: text, or in native mode the one value if there is but one. */
final class Output {
  private final boolean keepsTypes;
  private final Limits limits;
  private @Nullable StringBuilder text;
  private @Nullable Object only;
  private int pieces;

  Output(boolean keepsTypes, Limits limits) {
    this.keepsTypes = keepsTypes;
    this.limits = limits;
  }

  void add(@Nullable Object value) {
    if (pieces++ == 0 && keepsTypes) {
      only = value;
      return;
    }
    StringBuilder out = text;
    if (out == null) {
      out = new StringBuilder();
      if (pieces == 2) {
        out.append(shown(only));
      }
      text = out;
    }
    out.append(shown(value));
    if (out.length() > limits.characters()) {
      throw ValueException.limit(
          "the output is longer than %d characters".formatted(limits.characters()));
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : Text.str(value);
  }

  /** True when nothing was written. */
  boolean isEmpty() {
    return pieces == 0;
  }

  @Nullable Object result() {
    if (text != null) {
      return text.toString();
    }
    return pieces == 0 ? "" : only;
  }
}
