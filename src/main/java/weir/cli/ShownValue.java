package weir.cli;

import org.jspecify.annotations.Nullable;
import weir.template.filter.YamlText;
import weir.template.json.Json;

/** A value as a person reads it at a terminal. */
final class ShownValue {
  private static final Json.Style JSON = new Json.Style(2, ",", ": ", false, false);

  private ShownValue() {}

  /** As YAML: text that could be taken for another type is quoted, text of several lines is not. */
  static String yaml(@Nullable Object value) {
    if (value instanceof String text && text.strip().contains("\n")) {
      return text.stripTrailing();
    }
    return YamlText.shown(value).stripTrailing();
  }

  /** As JSON the way Ansible prints it: four blanks a level, sorted. */
  static String ansibleJson(@Nullable Object value) {
    return Json.write(value, new Json.Style(4, ",", ": ", true, false));
  }

  /** As JSON. */
  static String json(@Nullable Object value) {
    return Json.write(value, JSON);
  }
}
