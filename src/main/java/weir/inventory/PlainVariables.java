package weir.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Span;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** Values that a task computed, as the nodes an inventory keeps; never templates. */
public final class PlainVariables {
  private PlainVariables() {}

  /** One node a variable, all of them at the place of the task. */
  public static Map<String, Node> of(Map<String, ?> values, Span span) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    values.forEach((name, value) -> nodes.put(name, node(value, span)));
    return nodes;
  }

  private static Node node(@Nullable Object value, Span span) {
    return switch (value) {
      case List<?> list -> new Sequence(list.stream().map(each -> node(each, span)).toList(), span);
      case Map<?, ?> map -> {
        List<Mapping.Entry> entries = new ArrayList<>();
        map.forEach((key, each) ->
            entries.add(
                new Mapping.Entry(Scalar.ofString(String.valueOf(key), span), node(each, span))));
        yield new Mapping(entries, span);
      }
      case null -> scalar(null, span);
      default -> scalar(value, span);
    };
  }

  private static Scalar scalar(@Nullable Object value, Span span) {
    return new Scalar(String.valueOf(value), value, Scalar.Tag.UNSAFE, span, (start, end) -> span);
  }
}
