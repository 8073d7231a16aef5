package weir.template;

import org.jspecify.annotations.Nullable;
import weir.template.value.Truth;

/** Whether the value of a condition counts as true. */
final class Conditions {
  private Conditions() {}

  /**
   * A bare expression goes by its truth. One that was written in braces once went through text, so
   * there the words for false are false.
   */
  static boolean met(Template template, @Nullable Object value) {
    if (value instanceof String text && Template.marked(template.source())) {
      return switch (text.strip()) {
        case "", "False", "false", "None", "none", "0" -> false;
        default -> true;
      };
    }
    return Truth.of(value);
  }
}
