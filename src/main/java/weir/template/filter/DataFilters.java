package weir.template.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.jmespath.Query;
import weir.template.json.Json;
import weir.template.value.Arguments;
import weir.template.value.Text;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** JSON and YAML. */
final class DataFilters {
  static final Set<String> NAMES =
      Set.of(
          "to_json",
          "to_nice_json",
          "from_json",
          "tojson",
          "to_yaml",
          "to_nice_yaml",
          "from_yaml_all",
          "json_query");

  private static final Json.Style SORTED = new Json.Style(-1, ", ", ": ", true, true);

  private DataFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    return switch (name) {
      case "json_query" -> Query.parse(a.text(0, "expr")).find(input);
      case "to_json" -> Json.write(input, style(Json.Style.PYTHON, a));
      case "to_nice_json" -> Json.write(input, style(Json.Style.NICE, named(a)));
      case "tojson" ->
          Json.write(input, style(SORTED, named(a)))
              .replace("<", "\\u003c")
              .replace(">", "\\u003e")
              .replace("&", "\\u0026")
              .replace("'", "\\u0027");
      case "from_json" -> {
        if (!(input instanceof String text)) {
          throw new ValueException(
              "the JSON object must be str, bytes or bytearray, not "
                  + weir.template.value.Types.name(input));
        }
        yield Json.read(text);
      }
      case "to_yaml" -> YamlText.write(input, a, false);
      case "to_nice_yaml" -> YamlText.write(input, a, true);
      default -> YamlText.read(input, true);
    };
  }

  /** The arguments with the indentation, which may come first by place, by name. */
  private static Arguments named(Arguments a) {
    if (a.size() == 0) {
      return a;
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>(a.named());
    named.put("indent", a.all().getFirst());
    if (a.size() > 1) {
      named.put("sort_keys", a.all().get(1));
    }
    return new Arguments(List.of(), named);
  }

  private static Json.Style style(Json.Style base, Arguments a) {
    Object indent = Undefineds.defined(a.get(-1, "indent", null));
    int width = indent == null ? base.indent() : (int) Math.min(40, a.whole(-1, "indent", 4));
    boolean flat = indent == null && base.indent() < 0;
    String item = flat ? base.itemSeparator() : ",";
    String key = base.keySeparator();
    Object separators = a.get(-1, "separators", null);
    if (separators != null) {
      var parts = weir.template.value.Rows.of(separators);
      item = Text.str(parts.get(0));
      key = Text.str(parts.get(1));
    }
    return new Json.Style(
        width,
        item,
        key,
        a.flag(-1, "sort_keys", base.sorted()),
        a.flag(-1, "ensure_ascii", base.ascii()));
  }
}
