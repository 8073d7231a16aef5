package weir.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Span;
import weir.template.syntax.SyntaxException;

/**
 * Says in plain words why a text is no template. At run time the parser's own words go into a
 * task's {@code msg}, where playbooks may look for them; before the run a person reads these.
 */
final class SyntaxAdvice {
  private static final Pattern OPEN_TAG =
      Pattern.compile("Unexpected end of template\\..*to be closed is '(\\w+)'\\.");
  private static final Pattern OTHER_TAG =
      Pattern.compile("Encountered unknown tag '(end\\w+)'\\..*to be closed is '(\\w+)'\\.");
  private static final Pattern UNKNOWN_TAG = Pattern.compile("Encountered unknown tag '(\\w+)'.*");
  private static final Pattern MISSING =
      Pattern.compile("unexpected end of template, expected '([)\\]}])'\\.");
  private static final Pattern MIXED_UP =
      Pattern.compile("unexpected '([)\\]}])', expected '([)\\]}]+)'");
  private static final Pattern LEFT_OVER =
      Pattern.compile("expected token 'end of (?:print statement|statement block)', got '(.+)'");

  private final String source;
  private final Template template;
  private final Span span;
  private final int start;

  private SyntaxAdvice(SyntaxException e, Template template, Span span) {
    this.source = template.source();
    this.template = template;
    this.span = span;
    this.start = e.start();
  }

  /** What to tell about a failure, given what the run would tell. */
  static Diagnostic on(SyntaxException e, Template template, Diagnostic told) {
    Span span = told.span();
    if (span == null) {
      return told;
    }
    SyntaxAdvice advice = new SyntaxAdvice(e, template, span);
    String text = e.text();
    Diagnostic known = advice.tag(text);
    if (known == null) {
      known = advice.bracket(text);
    }
    if (known == null) {
      known = advice.operator(text);
    }
    if (known == null) {
      known = Diagnostic.error("this template cannot be read", span).withDetail(sentence(text));
    }
    return known.hint() == null ? known.withHint(told.hint()) : known;
  }

  private @Nullable Diagnostic tag(String text) {
    Matcher open = OPEN_TAG.matcher(text);
    if (open.matches()) {
      return Diagnostic.error("{%% %s %%} is never closed".formatted(open.group(1)), tag(open, 1))
          .withHint("Add {%% end%s %%}.".formatted(open.group(1)));
    }
    Matcher other = OTHER_TAG.matcher(text);
    if (other.matches()) {
      return Diagnostic.error(
              "{%% %s %%} does not close {%% %s %%}".formatted(other.group(1), other.group(2)),
              span)
          .withHint("Put {%% end%s %%} before it, or in its place.".formatted(other.group(2)));
    }
    Matcher unknown = UNKNOWN_TAG.matcher(text);
    return unknown.matches()
        ? Diagnostic.error("there is no tag named '%s'".formatted(unknown.group(1)), span)
        : null;
  }

  /** Where the last tag of this name stands. */
  private Span tag(Matcher names, int group) {
    Matcher tag = Pattern.compile("\\{%[-+]?\\s*" + names.group(group) + "\\b").matcher(source);
    int last = -1;
    int end = -1;
    while (tag.find()) {
      last = tag.start();
      end = tag.end();
    }
    return last < 0 ? span : template.span(last, end);
  }

  private @Nullable Diagnostic bracket(String text) {
    if (text.equals("unexpected end of template, expected 'end of print statement'.")) {
      int open = source.lastIndexOf("{{");
      return Diagnostic.error("this {{ is never closed", template.span(open, open + 2))
          .withHint("Add the closing }}.");
    }
    if (text.equals("Expected an expression, got 'end of print statement'")) {
      return Diagnostic.error("nothing stands between {{ and }}", span);
    }
    Matcher missing = MISSING.matcher(text);
    if (missing.matches()) {
      return Diagnostic.error("a '%s' is missing".formatted(missing.group(1)), span);
    }
    Matcher mixedUp = MIXED_UP.matcher(text);
    return mixedUp.matches()
        ? Diagnostic.error(
            "'%s' is needed before this '%s'".formatted(mixedUp.group(2), mixedUp.group(1)), span)
        : null;
  }

  private @Nullable Diagnostic operator(String text) {
    char here = start < source.length() ? source.charAt(start) : ' ';
    char before = start > 0 ? source.charAt(start - 1) : ' ';
    if (here == '|' && before == '|') {
      return instead("||", "or");
    }
    if (text.startsWith("unexpected char '&'")) {
      return instead(source.startsWith("&&", start) ? "&&" : "&", "and");
    }
    if (text.startsWith("unexpected char '!'")) {
      return instead("!", "not");
    }
    if (text.startsWith("unexpected char") && (here == '\'' || here == '"')) {
      return Diagnostic.error("this quote is never closed", span)
          .withHint("Add the closing %s.".formatted(here));
    }
    if (text.equals("unexpected 'end of template'")) {
      return Diagnostic.error("the expression ends too early", span)
          .withDetail("Something must follow here.");
    }
    Matcher leftOver = LEFT_OVER.matcher(text);
    if (!leftOver.matches()) {
      return null;
    }
    return here == '='
        ? Diagnostic.error("a single '=' does not compare", span)
            .withHint("Write '==' to ask whether two values are equal.")
        : Diagnostic.error(
                "the expression has ended before '%s'".formatted(leftOver.group(1)), span)
            .withHint("Put an operator or '|' between the two, or quote text as 'text'.");
  }

  private Diagnostic instead(String wrong, String right) {
    return Diagnostic.error("there is no operator '%s'".formatted(wrong), span)
        .withHint("Write '%s'.".formatted(right));
  }

  private static String sentence(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String end = text.endsWith(".") ? "" : ".";
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + end;
  }
}
