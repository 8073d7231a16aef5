package weir.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.template.regex.PythonPattern;
import weir.template.syntax.CallArguments;
import weir.template.syntax.Expression;
import weir.template.value.ValueException;

/** Finds arguments that are written out and that no filter or test of the name can take. */
final class LiteralChecker {
  /** An argument that is one of a few words. */
  private record Choice(int place, String name, List<String> words) {}

  private static final List<String> OPERATORS =
      List.of("==", "=", "eq", "!=", "<>", "ne", "<", "lt", "<=", "le", ">", "gt", ">=", "ge");
  private static final Choice VERSION = new Choice(1, "operator", OPERATORS);
  private static final Map<String, Choice> CHOICES =
      Map.of(
          "filter combine",
          new Choice(
              -1,
              "list_merge",
              List.of("replace", "keep", "append", "prepend", "append_rp", "prepend_rp")),
          "filter dictsort",
          new Choice(1, "by", List.of("key", "value")),
          "filter round",
          new Choice(1, "method", List.of("common", "ceil", "floor")),
          "filter rekey_on_member",
          new Choice(1, "duplicates", List.of("error", "overwrite")),
          "filter regex_escape",
          new Choice(0, "re_type", List.of("python", "posix_basic")),
          "filter password_hash",
          new Choice(
              0,
              "hashtype",
              List.of(
                  "sha512",
                  "sha256",
                  "md5",
                  "blowfish",
                  "bcrypt",
                  "sha512_crypt",
                  "sha256_crypt",
                  "md5_crypt")),
          "test version",
          VERSION,
          "test version_compare",
          VERSION);
  private static final Map<String, String> PATTERNS =
      Map.of(
          "filter regex_replace", "pattern",
          "filter regex_search", "regex",
          "filter regex_findall", "regex",
          "test match", "pattern",
          "test search", "pattern",
          "test regex", "pattern");

  /** What is wrong in Python as well as in Java. */
  private static final Pattern SURE =
      Pattern.compile(
          ".*: (?:Unclosed (?:group|character class)|Unmatched closing|Dangling meta).*",
          Pattern.DOTALL);

  private final Template template;
  private final List<Diagnostic> problems;

  LiteralChecker(Template template, List<Diagnostic> problems) {
    this.template = template;
    this.problems = problems;
  }

  /**
   * Looks at one call.
   *
   * @param what filter or test
   * @param plain its name without a collection
   * @param from the place of its first argument
   */
  void check(String what, String plain, CallArguments written, int from) {
    String key = what + " " + plain;
    Choice choice = CHOICES.get(key);
    if (choice != null) {
      Expression argument = argument(written, choice.place(), choice.name(), from);
      String text = text(argument);
      if (argument != null && text != null && !choice.words().contains(text)) {
        report(
            argument,
            "the %s '%s' knows no %s '%s'".formatted(what, plain, choice.name(), text),
            "It is one of %s.".formatted(String.join(", ", choice.words())),
            Nearest.question(text, choice.words()));
      }
    }
    String pattern = PATTERNS.get(key);
    if (pattern != null) {
      Expression argument = argument(written, 0, pattern, from);
      String text = text(argument);
      if (argument != null && text != null) {
        pattern(argument, text);
      }
    }
  }

  private void pattern(Expression argument, String text) {
    try {
      PythonPattern.of(text, false, false, Long.MAX_VALUE);
    } catch (ValueException e) {
      String message = String.valueOf(e.getMessage());
      if (SURE.matcher(message).matches()) {
        report(argument, message, null, null);
      }
    }
  }

  private void report(
      Expression place, String summary, @Nullable String detail, @Nullable String hint) {
    Diagnostic problem =
        Diagnostic.error(summary, template.span(place.start(), place.end())).withHint(hint);
    problems.add(detail == null ? problem : problem.withDetail(detail));
  }

  private static @Nullable Expression argument(
      CallArguments written, int place, String name, int from) {
    int named = written.names().indexOf(name);
    if (named >= 0) {
      return written.values().get(named);
    }
    boolean there = place >= 0 && from + place < written.positional().size();
    return there ? written.positional().get(from + place) : null;
  }

  private static @Nullable String text(@Nullable Expression argument) {
    return argument instanceof Expression.Constant constant
            && constant.value() instanceof String text
        ? text
        : null;
  }
}
