package weir.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.playbook.IncludeReader;
import weir.playbook.Play;
import weir.playbook.PlaybookReader;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.VarsFileReader;

/** Reads a play's {@code vars_files}; of an inner list the first file that exists. */
final class VarsFiles implements VarsFileReader {
  private final TemplateEngine engine;
  private final PlaybookReader reader;

  VarsFiles(TemplateEngine engine, PlaybookReader reader) {
    this.engine = engine;
    this.reader = reader;
  }

  @Override
  public Map<String, Object> read(Play play, Variables variables) {
    IncludeReader files = reader.includes(play.place());
    Map<String, Object> all = new LinkedHashMap<>();
    for (Object wanted : play.varsFiles()) {
      List<?> choices = wanted instanceof List<?> list ? list : List.of(wanted);
      Path found = first(choices, play, variables);
      if (found == null
          && !knowsFacts(variables)
          && choices.stream().anyMatch(choice -> isUndefined(choice, variables))) {
        continue; // It may be found once facts are gathered.
      }
      if (found == null) {
        throw new DiagnosticException(
            Diagnostic.error(
                "no file of variables '%s'".formatted(choices.getLast()), play.span()));
      }
      all.putAll(files.vars(found, play.span()));
    }
    return all;
  }

  /** Whether a name needs something that is not known yet. */
  private boolean isUndefined(Object choice, Variables variables) {
    try {
      engine.text(choice, variables);
      return false;
    } catch (TemplateException e) {
      return e.isUndefined();
    }
  }

  private static boolean knowsFacts(Variables variables) {
    return variables.get("ansible_facts") instanceof Map<?, ?> facts && !facts.isEmpty();
  }

  private @Nullable Path first(List<?> choices, Play play, Variables variables) {
    for (Object choice : choices) {
      try {
        String name = engine.text(choice, variables);
        Path path = play.place().directory().resolve(name);
        if (Files.isRegularFile(path)) {
          return path;
        }
      } catch (TemplateException e) {
        if (!e.isUndefined() || (choices.size() == 1 && knowsFacts(variables))) {
          throw e;
        }
      }
    }
    return null;
  }
}
