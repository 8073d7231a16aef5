package weir.playbook;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weir.module.Catalog;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.source.Span;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.yaml.Node;
import weir.yaml.Yaml;

/**
 * What all readers of one playbook share; collects every problem they find.
 *
 * @param rolePaths where roles are, beside those of the playbook
 * @param decrypt turns a vault file into what it holds; others it gives back as they are
 * @param missing learns of the files that tasks name
 * @param lacking learns of the modules that Weir does not have
 */
record Reading(
    Catalog catalog,
    TemplateEngine engine,
    Map<String, Object> extraVars,
    RolePaths rolePaths,
    UnaryOperator<SourceFile> decrypt,
    Playbook.Place place,
    List<Diagnostic> problems,
    MissingFiles missing,
    LackingModules lacking) {

  /** The same for another playbook; problems go to the same list. */
  Reading in(Playbook.Place other) {
    return new Reading(
        catalog, engine, extraVars, rolePaths, decrypt, other, problems, missing, lacking);
  }

  /** The same with no problem noted yet. */
  Reading anew() {
    return new Reading(
        catalog,
        engine,
        extraVars,
        rolePaths,
        decrypt,
        place,
        new ArrayList<>(),
        new MissingFiles(),
        new LackingModules());
  }

  /** How many errors were noted so far. */
  int errors() {
    int errors = 0;
    for (Diagnostic problem : problems) {
      errors += problem.isError() ? 1 : 0;
    }
    return errors;
  }

  /** Notes an error. */
  void error(String summary, @Nullable Span span) {
    problems.add(Diagnostic.error(summary, span));
  }

  /** Notes a problem. */
  void problem(Diagnostic diagnostic) {
    problems.add(diagnostic);
  }

  /** Notes what is wrong with the templates of a value. */
  void check(@Nullable Object value) {
    problems.addAll(engine.check(value));
  }

  /** The root of a file; null when it is empty, cannot be read, or is no YAML: that is noted. */
  @Nullable Node file(Path path, @Nullable Span wantedBy) {
    try {
      SourceFile source = new SourceFile(shown(path), Files.readString(path));
      return Yaml.read(decrypt.apply(source), problems::add);
    } catch (IOException e) {
      error("cannot read %s: %s".formatted(shown(path), reason(e)), wantedBy);
      return null;
    } catch (DiagnosticException e) {
      problems.addAll(e.diagnostics());
      return null;
    }
  }

  /** A name that must be known before the run: from -e, the play's vars, or the task's own. */
  @Nullable String staticText(
      Object value, Map<String, Object> playVars, Keywords keywords, Span span) {
    Variables variables = Variables.of(playVars);
    for (Map<String, Object> layer : keywords.vars()) {
      variables = variables.with(layer);
    }
    try {
      return engine.text(value, variables.with(extraVars));
    } catch (TemplateException e) {
      problem(
          e.diagnostic()
              .withDetail(
                  "This name is needed before the run, where only -e, play vars and task vars are known."));
      return null;
    }
  }

  /** A path as a person would name it: relative to where they stand, if it lies below. */
  static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    return whole.startsWith(here) ? here.relativize(whole).toString() : whole.toString();
  }

  /** The first of these that exists as a file. */
  static @Nullable Path first(List<Path> candidates) {
    for (Path candidate : candidates) {
      if (Files.isRegularFile(candidate)) {
        return candidate.normalize();
      }
    }
    return null;
  }

  /** {@code NAME}, {@code NAME.yml}, {@code NAME.yaml}, {@code NAME.json} of a directory. */
  static List<Path> spellings(Path directory, String name) {
    List<Path> all = new ArrayList<>();
    for (String ending : List.of("", ".yml", ".yaml", ".json")) {
      all.add(directory.resolve(name + ending));
    }
    return all;
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "permission denied";
      case MalformedInputException _ -> "it is not UTF-8 text";
      default -> String.valueOf(e.getMessage());
    };
  }
}
