package weir.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weir.source.SourceFile;
import weir.template.json.Json;
import weir.template.value.Comparison;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Types;

/** One case of the corpus: a template, its variables, and what the reference answers. */
record JinjaCase(Map<?, ?> fields) {

  /** The cases of one file. */
  static List<JinjaCase> all(String name) {
    try (InputStream in = JinjaCase.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<JinjaCase> cases = new ArrayList<>();
      for (String line : text.split("\n", -1)) {
        if (!line.isBlank()) {
          cases.add(new JinjaCase((Map<?, ?>) Objects.requireNonNull(Json.read(line))));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return Text.str(fields.get("id"));
  }

  String category() {
    return Text.str(fields.get("category"));
  }

  String source() {
    return Text.str(fields.get("source"));
  }

  boolean fails() {
    return fields.containsKey("error");
  }

  /** The answer, or null for the expected failure; otherwise what is wrong. */
  @Nullable String problem(TemplateEngine engine) {
    Object result;
    try {
      result = evaluate(engine);
    } catch (TemplateException e) {
      return fails() ? null : "failed: " + e.getMessage();
    }
    if (fails()) {
      return "gave %s instead of an error: %s".formatted(Text.repr(result), fields.get("msg"));
    }
    Object expected = revived(fields.get("expected"));
    String type = Text.str(fields.get("type"));
    boolean typed =
        switch (type) {
          case "none", "NoneType" -> result == null;
          case "tuple", "list" -> result instanceof List<?> || result instanceof Tuple;
          default -> type.equals(Types.name(result));
        };
    return typed && same(expected, result)
        ? null
        : "expected %s %s, got %s %s"
            .formatted(type, Text.repr(expected), Types.name(result), Text.repr(result));
  }

  private @Nullable Object evaluate(TemplateEngine engine) {
    Variables variables = Variables.of(variables());
    String source = source();
    return switch (Text.str(fields.get("kind"))) {
      case "expr" ->
          engine.evaluate(
              Template.expression(source, new SourceFile(id(), source)::span), variables);
      case "native" ->
          engine.evaluate(Template.file(new SourceFile(id(), source), settings()), variables);
      default -> {
        Map<?, ?> templates = fields.get("templates") instanceof Map<?, ?> map ? map : Map.of();
        yield engine.render(
            Template.file(new SourceFile(id(), source), settings()),
            variables,
            name ->
                templates.get(name) instanceof String text
                    ? Template.file(new SourceFile(name, text))
                    : null);
      }
    };
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (fields.get("opts") instanceof Map<?, ?> options) {
      options.forEach((name, value) -> settings.put(Text.str(name), Text.str(value)));
    }
    return settings;
  }

  private Map<String, @Nullable Object> variables() {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    boolean lazy = category().equals("lazy-vars");
    if (fields.get("vars") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        Object revived = revived(value);
        variables.put(Text.str(key), lazy ? templates(revived) : revived);
      });
    }
    return variables;
  }

  private @Nullable Object templates(@Nullable Object value) {
    return switch (value) {
      case String text when Template.marked(text) ->
          Template.value(text, new SourceFile(id(), text)::span);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(templates(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(key, templates(item)));
        yield entries;
      }
      case null -> null;
      case Object other -> other;
    };
  }

  /** Dicts whose keys are no strings are written as pairs. */
  private static @Nullable Object revived(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map when map.get("$pairs") instanceof List<?> pairs -> {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (Object pair : pairs) {
          List<?> both = (List<?>) Objects.requireNonNull(pair);
          Object key = revived(both.get(0));
          entries.put(
              key instanceof List<?> row ? new Tuple(new ArrayList<>(row)) : key,
              revived(both.get(1)));
        }
        yield entries;
      }
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(key, revived(item)));
        yield entries;
      }
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(revived(item)));
        yield items;
      }
      case null -> null;
      case Object other -> other;
    };
  }

  /** Equal in value and type at every depth; a tuple counts as a list. */
  private static boolean same(@Nullable Object a, @Nullable Object b) {
    Object right = b instanceof Tuple tuple ? tuple.items() : b;
    if (a instanceof List<?> x && right instanceof List<?> y) {
      boolean same = x.size() == y.size();
      for (int i = 0; same && i < x.size(); i++) {
        same = same(x.get(i), y.get(i));
      }
      return same;
    }
    if (a instanceof Map<?, ?> x && right instanceof Map<?, ?> y) {
      return x.size() == y.size()
          && x.keySet().stream()
              .allMatch(key -> y.containsKey(key) && same(x.get(key), y.get(key)));
    }
    return Types.name(a).equals(Types.name(right))
        && (Comparison.equal(a, right) || Text.repr(a).equals(Text.repr(right)));
  }
}
