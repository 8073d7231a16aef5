package weir.template.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.template.value.Arguments;
import weir.template.value.ValueException;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;
import weir.yaml.Yaml;

/** YAML text to values and back. */
public final class YamlText {
  private YamlText() {}

  /** As blocks of two blanks, in the order given, with lines as long as they are. */
  public static String shown(@Nullable Object value) {
    return new YamlEmitter(new YamlEmitter.Style(2, Integer.MAX_VALUE, false, false, false, false))
        .write(value);
  }

  static String write(@Nullable Object value, Arguments a, boolean nice) {
    Object flow = a.get(-1, "default_flow_style", nice ? (Object) false : null);
    YamlEmitter.Style style =
        new YamlEmitter.Style(
            (int) Math.max(2, Math.min(9, a.whole(0, "indent", nice ? 4 : 2))),
            (int) Math.max(20, Math.min(Integer.MAX_VALUE, a.whole(-1, "width", 80))),
            flow == null ? null : weir.template.value.Truth.of(flow),
            a.flag(-1, "sort_keys", true),
            a.flag(-1, "explicit_start", false),
            a.flag(-1, "explicit_end", false));
    return new YamlEmitter(style).write(value);
  }

  static @Nullable Object read(@Nullable Object value, boolean all) {
    if (!(value instanceof String text)) {
      return value;
    }
    SourceFile file = new SourceFile("<from_yaml>", text);
    try {
      if (!all) {
        Node node = Yaml.read(file, warning -> {});
        return node == null ? null : data(node);
      }
      List<@Nullable Object> documents = new ArrayList<>();
      Yaml.readAll(file, warning -> {}).forEach(node -> documents.add(data(node)));
      return documents;
    } catch (DiagnosticException e) {
      throw new ValueException("from_yaml: " + e.diagnostics().getFirst().summary());
    }
  }

  /** The values of a node; nothing in it becomes a template. */
  public static @Nullable Object data(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.value();
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
          items.add(data(item));
        }
        yield items;
      }
      case Mapping mapping -> {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
          entries.put(entry.key().value(), data(entry.value()));
        }
        yield entries;
      }
    };
  }
}
