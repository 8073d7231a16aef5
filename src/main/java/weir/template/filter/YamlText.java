package weir.template.filter;

import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** YAML to values and back. */
final class YamlText {
  private YamlText() {}

  static String write(@Nullable Object value, Arguments a, boolean nice) {
    throw new ValueException(Text.str(value) + a + nice);
  }

  static @Nullable Object read(@Nullable Object value, boolean all) {
    throw new ValueException(Text.str(value) + all);
  }
}
