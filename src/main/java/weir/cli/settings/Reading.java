package weir.cli.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.SourceFile;

/** The settings of one file and one environment, as types. Collects mistakes in their values. */
final class Reading {
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "y", "t", "1", "1.0");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "n", "f", "0", "0.0");
  private final Surroundings around;
  private final Path fileBase;
  private final Map<String, IniEntry> entries = new HashMap<>();
  private final Consumer<Diagnostic> errors;

  /**
   * A reading.
   *
   * @param fileBase the directory of the file
   */
  Reading(Surroundings around, Path fileBase, List<IniEntry> file, Consumer<Diagnostic> errors) {
    this.around = around;
    this.fileBase = fileBase;
    this.errors = errors;
    file.forEach(entry -> entries.put(entry.section() + ":" + entry.key(), entry));
  }

  /** What was set: the environment wins over the file, null when neither has it. */
  @Nullable Given given(List<String> variables, List<String> places) {
    Given found = null;
    for (String place : places) {
      IniEntry entry = entries.get(place);
      if (entry != null && !entry.value().isBlank()) {
        found = new Given(entry.key(), unquoted(entry.value()), entry.span(), fileBase);
      }
    }
    for (String variable : variables) {
      String value = around.environment().getOrDefault(variable, "");
      if (!value.isBlank()) {
        SourceFile source = new SourceFile(variable, value);
        found =
            new Given(
                variable, unquoted(value), source.span(0, value.length()), around.directory());
      }
    }
    return found;
  }

  @Nullable String text(Setting setting) {
    Given given = given(setting);
    return given == null ? null : given.text();
  }

  String text(Setting setting, String otherwise) {
    return Objects.requireNonNullElse(text(setting), otherwise);
  }

  /** One of some words; another word is a mistake. */
  String choice(Setting setting, String otherwise, List<String> choices) {
    Given given = given(setting);
    if (given == null) {
      return otherwise;
    }
    String word = given.text().toLowerCase(Locale.ROOT);
    if (choices.contains(word)) {
      return word;
    }
    errors.accept(
        wrong(given, "one of " + String.join(", ", choices))
            .withHint(Nearest.question(word, choices)));
    return otherwise;
  }

  boolean flag(Setting setting, boolean otherwise) {
    Given given = given(setting);
    if (given == null) {
      return otherwise;
    }
    String word = given.text().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      errors.accept(commented(given, wrong(given, "true or false")));
      return otherwise;
    }
    return TRUE.contains(word);
  }

  @Nullable Integer number(Setting setting, int least) {
    Given given = given(setting);
    if (given == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(given.text());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException _) {
      errors.accept(commented(given, wrong(given, "a whole number")));
      return null;
    }
    errors.accept(wrong(given, "a number of %d or more".formatted(least)));
    return null;
  }

  /** The parts between commas, null when it is not set. */
  @Nullable List<String> list(Setting setting) {
    Given given = given(setting);
    return given == null ? null : parts(given, ",").map(part -> part).toList();
  }

  @Nullable Path path(Setting setting) {
    Given given = given(setting);
    return given == null ? null : around.path(given.text(), given.base());
  }

  /** Several paths, null when it is not set. */
  @Nullable List<Path> paths(Setting setting, String separator) {
    Given given = given(setting);
    return given == null ? null : paths(given, separator);
  }

  List<Path> paths(Given given, String separator) {
    return parts(given, separator).map(part -> around.path(part, given.base())).toList();
  }

  /** Each part of a list made something else; a part that cannot be is a mistake. */
  <T> List<T> each(Setting setting, String what, Function<String, T> maker) {
    Given given = given(setting);
    List<T> all = new ArrayList<>();
    if (given != null) {
      parts(given, ",")
          .forEach(part -> {
            try {
              all.add(maker.apply(part));
            } catch (IllegalArgumentException _) {
              errors.accept(wrong(given, what));
            }
          });
    }
    return all;
  }

  @Nullable Given given(Setting setting) {
    return given(setting.variables(), setting.places());
  }

  private static Stream<String> parts(Given given, String separator) {
    return Stream.of(given.text().split(separator))
        .map(part -> unquoted(part.strip()))
        .filter(part -> !part.isEmpty());
  }

  private static Diagnostic wrong(Given given, String wanted) {
    return Diagnostic.error("'%s' must be %s".formatted(given.name(), wanted), given.span())
        .withDetail("It is '%s'.".formatted(given.text()));
  }

  private static Diagnostic commented(Given given, Diagnostic problem) {
    return given.text().contains(" #")
        ? problem.withHint("A comment behind a value starts with ';'.")
        : problem;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
