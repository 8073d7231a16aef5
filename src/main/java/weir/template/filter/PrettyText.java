package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Comparison;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.ValueException;

/** Python's pprint: the repr, broken at 80 columns. */
final class PrettyText {
  private static final int WIDTH = 80;

  private PrettyText() {}

  static String of(@Nullable Object value) {
    return write(value, 0, 0);
  }

  private static String write(@Nullable Object value, int indent, int behind) {
    String flat = Text.repr(sorted(value));
    if (flat.length() + indent + behind <= WIDTH) {
      return flat;
    }
    return switch (value) {
      case Map<?, ?> map -> {
        StringBuilder out = new StringBuilder("{");
        String margin = ",\n" + " ".repeat(indent + 1);
        int left = map.size();
        for (Object key : keys(map)) {
          String name = Text.repr(key) + ": ";
          out.append(left == map.size() ? "" : margin)
              .append(name)
              .append(
                  write(map.get(key), indent + 1 + name.length(), --left == 0 ? behind + 1 : 1));
        }
        yield out.append('}').toString();
      }
      case List<?> list -> row(list, "[", "]", indent, behind);
      case Tuple tuple -> row(tuple.items(), "(", tuple.size() == 1 ? ",)" : ")", indent, behind);
      case null -> flat;
      case Object other -> flat;
    };
  }

  private static String row(List<?> items, String open, String close, int indent, int behind) {
    StringBuilder out = new StringBuilder(open);
    String margin = ",\n" + " ".repeat(indent + 1);
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : margin)
          .append(write(items.get(i), indent + 1, i == items.size() - 1 ? behind + 1 : 1));
    }
    return out.append(close).toString();
  }

  private static List<@Nullable Object> keys(Map<?, ?> map) {
    List<@Nullable Object> keys = new ArrayList<>(map.keySet());
    try {
      keys.sort(Comparison::compare);
    } catch (ValueException e) {
      return new ArrayList<>(map.keySet());
    }
    return keys;
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<@Nullable Object, @Nullable Object> entries = new java.util.LinkedHashMap<>();
    keys(map).forEach(key -> entries.put(key, sorted(map.get(key))));
    return entries;
  }
}
