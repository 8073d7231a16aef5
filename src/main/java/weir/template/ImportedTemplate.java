package weir.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Attributed;
import weir.template.value.Undefined;

/** What {@code import} gives: the macros and names of another template. */
record ImportedTemplate(String name, Map<String, @Nullable Object> names) implements Attributed {

  @Override
  public @Nullable Object attribute(String wanted) {
    if (names.containsKey(wanted) && !wanted.startsWith("_")) {
      return names.get(wanted);
    }
    return Undefined.because(
        "the template '%s' does not export the requested name '%s'".formatted(name, wanted));
  }

  @Override
  public String text() {
    return "<TemplateModule '%s'>".formatted(name);
  }
}
