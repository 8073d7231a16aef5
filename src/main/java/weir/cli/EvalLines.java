package weir.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.SourceFile;
import weir.template.Template;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.template.json.Json;
import weir.template.value.Text;
import weir.template.value.Types;
import weir.template.value.ValueException;

/** Evaluates templates given as lines of JSON, for comparisons with other implementations. */
final class EvalLines {
  private final TemplateEngine engine;

  EvalLines(TemplateEngine engine) {
    this.engine = engine;
  }

  /** One answer for each line that is not blank; a failure of one does not touch the others. */
  void answer(BufferedReader in, PrintWriter out) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        out.println(answer(line));
      }
    }
  }

  private String answer(String line) {
    Map<Object, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("id", null);
    try {
      if (!(Json.read(line) instanceof Map<?, ?> request)) {
        throw new ValueException("a line is a JSON object");
      }
      answer.put("id", request.get("id"));
      Object value = value(request);
      answer.put("value", TypedJson.written(value));
      answer.put("type", Types.name(value));
      return Json.write(answer, Json.Style.PYTHON);
    } catch (TemplateException e) {
      return failed(answer, e.text());
    } catch (ValueException e) {
      return failed(answer, e.text());
    } catch (RuntimeException e) {
      return failed(answer, e + ". This is a bug in Weir.");
    }
  }

  private static String failed(Map<Object, @Nullable Object> answer, String why) {
    answer.keySet().retainAll(Set.of("id"));
    answer.put("error", why);
    return Json.write(answer, Json.Style.PYTHON);
  }

  private @Nullable Object value(Map<?, ?> request) {
    String source = text(request, "source");
    Map<String, String> settings = settings(request.get("opts"));
    Map<String, @Nullable Object> vars = new LinkedHashMap<>();
    if (request.get("vars") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> vars.put(Text.str(name), TypedJson.read(value)));
    }
    Variables variables = Variables.of(vars);
    return switch (text(request, "kind")) {
      case "expr" ->
          engine.evaluate(
              Template.expression(source, new SourceFile("source", source)::span), variables);
      case "native" ->
          engine.evaluate(Template.file(new SourceFile("source", source), settings), variables);
      case "template" -> {
        Map<?, ?> templates = request.get("templates") instanceof Map<?, ?> map ? map : Map.of();
        yield engine.render(
            Template.file(new SourceFile("source", source), settings),
            variables,
            name ->
                templates.get(name) instanceof String text
                    ? Template.file(new SourceFile(name, text))
                    : null);
      }
      default ->
          throw new ValueException("kind is expr, native or template, not " + request.get("kind"));
    };
  }

  private static String text(Map<?, ?> request, String key) {
    if (request.get(key) instanceof String text) {
      return text;
    }
    throw new ValueException("'%s' is missing or no text".formatted(key));
  }

  /** How the text is cut up, as the template module takes it. */
  private static Map<String, String> settings(@Nullable Object options) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (options instanceof Map<?, ?> given) {
      given.forEach((name, value) -> settings.put(Text.str(name), Text.str(value)));
    }
    return settings;
  }
}
