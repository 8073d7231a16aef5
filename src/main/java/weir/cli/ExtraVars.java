package weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.playbook.Vars;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.template.Template;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Yaml;

/** Reads {@code -e}: pairs, which are strings; YAML or JSON; or a file of those behind an @. */
final class ExtraVars {
  private ExtraVars() {}

  /** All of them, later ones over earlier ones. */
  static Map<String, Object> of(List<String> options) {
    Map<String, Object> vars = new LinkedHashMap<>();
    for (String option : options) {
      String text = option.strip();
      if (text.startsWith("@")) {
        vars.putAll(document(file(text.substring(1))));
      } else if (text.startsWith("{") || text.startsWith("[")) {
        vars.putAll(document(new SourceFile("-e", text)));
      } else {
        pairs(text, vars);
      }
    }
    return vars;
  }

  private static void pairs(String text, Map<String, Object> vars) {
    for (String word : OptionWords.split("-e", text)) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        SourceFile source = new SourceFile("-e", text);
        throw new DiagnosticException(
            Diagnostic.error("'%s' is no variable".formatted(word), source.span(0, text.length()))
                .withHint("Write NAME=VALUE, a mapping in YAML or JSON, or @FILE."));
      }
      String value = word.substring(equals + 1);
      SourceFile source = new SourceFile("-e " + word.substring(0, equals), value);
      vars.put(
          word.substring(0, equals),
          Template.marked(value) ? Template.value(value, source::span) : value);
    }
  }

  private static SourceFile file(String name) {
    try {
      return new SourceFile(name, Files.readString(Path.of(name)));
    } catch (IOException e) {
      throw new DiagnosticException(
          Diagnostic.error("cannot read the variables in %s".formatted(name), null)
              .withDetail(e.toString()));
    }
  }

  private static Map<String, Object> document(SourceFile file) {
    Node root = Yaml.read(file, _ -> {});
    if (root instanceof Mapping mapping) {
      Object value = TemplateValues.of(mapping);
      return value == null ? Map.of() : Vars.of(value);
    }
    if (root == null) {
      return Map.of();
    }
    throw new DiagnosticException(
        Diagnostic.error("variables are a mapping, not " + root.kind(), root.span()));
  }
}
