package weir.template.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.template.value.Arguments;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.Truth;
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
    return new YamlEmitter(
            new YamlEmitter.Style(2, Integer.MAX_VALUE, false, false, false, false, (char) 0, null))
        .write(value);
  }

  static String write(@Nullable Object value, Arguments a, boolean nice) {
    Object flow = a.get(-1, "default_flow_style", nice ? (Object) false : null);
    long wanted = a.whole(0, "indent", nice ? 4 : 2);
    int indent = wanted < 2 || wanted > 9 ? 2 : (int) wanted;
    YamlEmitter.Style style =
        new YamlEmitter.Style(
            indent,
            width(a.whole(-1, "width", 80), indent),
            flow == null ? null : Truth.of(flow),
            a.flag(-1, "sort_keys", true),
            a.flag(-1, "explicit_start", false),
            a.flag(-1, "explicit_end", false),
            quotes(a.text(-1, "default_style", "")),
            version(a.get(-1, "version", null)));
    String text = new YamlEmitter(style).write(value);
    String lineBreak = a.text(-1, "line_break", "\n");
    return Set.of("\r", "\r\n").contains(lineBreak) ? text.replace("\n", lineBreak) : text;
  }

  /** Negative is without end; what leaves no room for a word is not taken. */
  private static int width(long wanted, int indent) {
    if (wanted < 0) {
      return Integer.MAX_VALUE;
    }
    return wanted <= 2L * indent ? 80 : (int) Math.min(Integer.MAX_VALUE, wanted);
  }

  private static char quotes(String style) {
    return style.length() == 1 && "'\"|>".contains(style) ? style.charAt(0) : 0;
  }

  private static @Nullable String version(@Nullable Object version) {
    return version == null
        ? null
        : String.join(".", Rows.of(version).stream().map(Text::str).toList());
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
