package weir.playbook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.module.Catalog;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;
import weir.template.Template;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** Reads keywords and checks the shape of their values. */
final class KeywordReader {
  private static final Set<String> TRUTHS =
      Set.of("yes", "no", "true", "false", "on", "off", "y", "n", "1", "0");
  private static final List<String> LOOP_CONTROLS =
      List.of(
          "break_when", "extended", "extended_allitems", "index_var", "label", "loop_var", "pause");
  private static final Set<String> FALSE = Set.of("no", "false", "off", "n", "0");
  private final Reading reading;

  KeywordReader(Reading reading) {
    this.reading = reading;
  }

  /** The keywords of a mapping, those left out whose values are lists of tasks. */
  Keywords read(Mapping mapping, Place place) {
    Map<Keyword, Object> values = new EnumMap<>(Keyword.class);
    for (Mapping.Entry entry : mapping.entries()) {
      Keyword keyword = Keyword.of(entry.name(), place);
      if (keyword == null || keyword.shape() == Keyword.Shape.TASKS) {
        continue;
      }
      Object value = value(keyword, entry);
      if (value != null) {
        notice(keyword, entry);
        values.put(keyword, value);
        if (keyword != Keyword.WHEN) {
          reading.check(value);
        }
      }
    }
    return new Keywords(values);
  }

  /** Tells of what is allowed and does nothing here. */
  private void notice(Keyword keyword, Mapping.Entry entry) {
    if (!(entry.value() instanceof Scalar scalar)) {
      return;
    }
    String text = scalar.text();
    String consequence =
        switch (keyword) {
          case DEBUGGER -> text.equals("never") ? null : "A task that fails stops its host.";
          case STRATEGY ->
              Catalog.shortName(text).equals("debug") ? "The play runs as with 'linear'." : null;
          case VALIDATE_ARGSPEC ->
              FALSE.contains(text.toLowerCase(Locale.ROOT))
                  ? null
                  : "The variables of a play are not checked; those of roles are.";
          default -> null;
        };
    if (consequence != null) {
      String what =
          keyword == Keyword.VALIDATE_ARGSPEC
              ? "Weir does not follow '%s'"
              : "Weir has no debugger, so '%s' is not followed";
      reading.problem(
          Diagnostic.warning(what.formatted(entry.name()), entry.key().span())
              .withDetail(consequence));
    }
  }

  private @Nullable Object value(Keyword keyword, Mapping.Entry entry) {
    Node node = entry.value();
    if (node instanceof Scalar scalar && scalar.value() == null && scalar.text().isEmpty()) {
      return null;
    }
    return switch (keyword.shape()) {
      case CONDITIONS -> conditions(node);
      case MAPPING -> mapping(keyword, node);
      case LIST -> list(keyword, node);
      case TEXT -> text(keyword, node);
      case BOOLEAN -> expect(keyword, node, isBoolean(node), "true or false");
      case NUMBER -> expect(keyword, node, isNumber(node), "a number");
      case ANY -> TemplateValues.of(node);
      case TASKS -> null;
    };
  }

  private @Nullable Object text(Keyword keyword, Node node) {
    if (node instanceof Scalar scalar && !Template.marked(scalar.text())) {
      if (keyword == Keyword.REGISTER && !isVariable(scalar.text())) {
        reading.problem(noVariable(scalar.text(), scalar.span()));
      }
      List<String> words = keyword.words();
      String word = Keyword.plugin(scalar.text());
      if (!words.isEmpty() && !words.contains(word)) {
        String hint = ArgsReader.oneOf(Nearest.question(word, words), words);
        if (keyword == Keyword.CONNECTION || keyword == Keyword.BECOME_METHOD) {
          reading.problem(
              Diagnostic.warning(
                      "Weir has no %s '%s'".formatted(keyword.word(), scalar.text()), scalar.span())
                  .withDetail("What needs it fails on its hosts.")
                  .withHint(hint));
          return scalar.text();
        }
        reading.problem(
            Diagnostic.error(
                    "'%s' cannot be '%s'".formatted(keyword.word(), scalar.text()), scalar.span())
                .withHint(hint));
      }
    }
    return expect(keyword, node, node instanceof Scalar, "a string");
  }

  private static boolean isVariable(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  private static Diagnostic noVariable(String name, Span span) {
    return Diagnostic.error("'%s' is no name for a variable".formatted(name), span)
        .withHint("Names are letters, digits and underscores, and do not start with a digit.");
  }

  private @Nullable Object expect(Keyword keyword, Node node, boolean fits, String wanted) {
    if (!fits) {
      wrong(keyword, node, wanted);
      return null;
    }
    return TemplateValues.of(node);
  }

  private void wrong(Keyword keyword, Node node, String wanted) {
    reading.error(
        "'%s' takes %s, not %s".formatted(keyword.word(), wanted, node.kind()), node.span());
  }

  private List<Object> conditions(Node node) {
    List<Object> conditions = new ArrayList<>();
    List<Node> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    for (Node item : items) {
      Object value = TemplateValues.condition(item);
      if (item instanceof Scalar scalar && value != null) {
        reading.check(value);
        conditions.add(new Condition(value, scalar.text(), item.span()));
      } else {
        reading.error("a condition is an expression, not " + item.kind(), item.span());
      }
    }
    return conditions;
  }

  private @Nullable Object mapping(Keyword keyword, Node node) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<Node> parts = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    for (Node part : parts) {
      if (!(part instanceof Mapping mapping)) {
        if (part instanceof Scalar scalar && Template.marked(scalar.text())) {
          return TemplateValues.of(part);
        }
        wrong(keyword, part, "a mapping");
        return null;
      }
      for (Mapping.Entry entry : mapping.entries()) {
        if (keyword == Keyword.VARS && !isVariable(entry.name())) {
          reading.problem(noVariable(entry.name(), entry.key().span()));
        }
        if (keyword == Keyword.LOOP_CONTROL && !LOOP_CONTROLS.contains(entry.name())) {
          reading.problem(
              Diagnostic.error(
                      "'loop_control' has no key '%s'".formatted(entry.name()), entry.key().span())
                  .withHint(
                      ArgsReader.oneOf(
                          Nearest.question(entry.name(), LOOP_CONTROLS), LOOP_CONTROLS)));
        }
        values.put(
            entry.name(),
            keyword == Keyword.LOOP_CONTROL && entry.name().equals("break_when")
                ? conditions(entry.value())
                : TemplateValues.of(entry.value()));
      }
    }
    return keyword.passing() == Keyword.Passing.ADDS ? List.of(values) : values;
  }

  private @Nullable Object list(Keyword keyword, Node node) {
    if (node instanceof Mapping) {
      wrong(keyword, node, "a list");
      return null;
    }
    List<Object> items = new ArrayList<>();
    List<Node> nodes = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    for (Node item : nodes) {
      Object value = TemplateValues.of(item);
      if (value instanceof String text && keyword == Keyword.TAGS && node instanceof Scalar) {
        for (String tag : text.split(",", -1)) {
          items.add(tag.strip());
        }
      } else if (value instanceof List<?> inner) {
        items.addAll(inner);
      } else if (value != null) {
        items.add(value instanceof Template ? value : String.valueOf(value));
      }
    }
    return items;
  }

  private static boolean isBoolean(Node node) {
    return node instanceof Scalar scalar
        && (scalar.value() instanceof Boolean
            || Template.marked(scalar.text())
            || TRUTHS.contains(scalar.text().toLowerCase(Locale.ROOT)));
  }

  private static boolean isNumber(Node node) {
    return node instanceof Scalar scalar
        && (scalar.value() instanceof Number
            || Template.marked(scalar.text())
            || scalar.text().matches("-?[0-9]+(\\.[0-9]+)?%?"));
  }
}
