package weir.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.filter.YamlText;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** YAML nodes as values, in which marked strings are templates. */
public final class TemplateValues {
  private TemplateValues() {}

  /** The node as a value that the author may have evaluated. {@code !unsafe} stays a string. */
  public static @Nullable Object of(Node node) {
    return convert(node);
  }

  /** The node as a value without any template: data, not the author's words. */
  public static @Nullable Object data(Node node) {
    return YamlText.data(node);
  }

  /**
   * The node of a condition: a string is an expression, a bool stays one, a list stays a list of
   * them.
   */
  public static @Nullable Object condition(Node node) {
    return switch (node) {
      case Scalar scalar
          when scalar.value() instanceof String text && scalar.tag() != Scalar.Tag.UNSAFE ->
          Template.condition(text, scalar.positions());
      case Sequence sequence -> {
        List<@Nullable Object> all = new ArrayList<>();
        sequence.items().forEach(item -> all.add(condition(item)));
        yield all;
      }
      case Scalar scalar -> scalar.value();
      case Mapping mapping -> of(mapping);
    };
  }

  private static @Nullable Object convert(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
          items.add(convert(item));
        }
        yield items;
      }
      case Mapping mapping -> {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
          entries.put(entry.key().value(), convert(entry.value()));
        }
        yield entries;
      }
    };
  }

  private static @Nullable Object scalar(Scalar scalar) {
    if (scalar.tag() == Scalar.Tag.VAULT) {
      return new Vaulted(scalar.text(), scalar.positions());
    }
    if (scalar.tag() == Scalar.Tag.NONE
        && scalar.value() instanceof String text
        && Template.marked(text)) {
      return Template.value(text, scalar.positions());
    }
    return scalar.value();
  }
}
