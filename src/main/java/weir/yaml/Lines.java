package weir.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.source.Diagnostic;
import weir.source.SourceFile;

/** Looks at the lines around a syntax error for the usual slips. */
final class Lines {
  private static final Pattern UNQUOTED_TEMPLATE =
      Pattern.compile("^\\s*(?:- +)*(?:[\\w.\"'-]+\\s*:\\s+)?(\\{\\{)");
  private static final Pattern KEY_AND_VALUE =
      Pattern.compile("^(\\s*(?:- +)*)([^\\s:#'\"\\[{][^:#]*?)\\s*:\\s+(\\S.*?)\\s*$");
  private static final Pattern NO_SPACE = Pattern.compile("^\\s*(?:- +)*([\\w.-]+):((?!//)\\S.*)$");

  private final String text;

  Lines(String text) {
    this.text = text;
  }

  /** The offset of the last unquoted template at the start of a value in these lines, or -1. */
  int unquotedTemplate(int from, int to) {
    int found = -1;
    int at = lineStart(Math.max(from, lineStart(Math.max(0, lineStart(to) - 1))));
    while (at <= to && at < text.length()) {
      Matcher matcher = UNQUOTED_TEMPLATE.matcher(text.substring(at, lineEnd(at)));
      if (matcher.find()) {
        found = at + matcher.start(1);
      }
      at = lineEnd(at) + 1;
    }
    return found;
  }

  /**
   * A second ': ' where a value goes on: in the same line, or because the next line is indented.
   */
  Diagnostic colonInValue(SourceFile file, int colon) {
    int start = lineStart(colon);
    String line = text.substring(start, lineEnd(start));
    Matcher pair = KEY_AND_VALUE.matcher(line);
    boolean secondColon = pair.find() && start + pair.start(3) <= colon;
    if (secondColon && start + pair.start(3) > colon - 1 - pair.group(3).length()) {
      String value = pair.group(3);
      char quote = value.indexOf('"') >= 0 && value.indexOf('\'') < 0 ? '\'' : '"';
      return Diagnostic.error(
              "a value with ': ' in it must be quoted",
              file.span(start + pair.start(3), start + pair.end(3)))
          .withDetail(
              "'%s' has a value already; YAML takes this second colon for another key."
                  .formatted(pair.group(2)))
          .withHint(
              value.indexOf(quote) < 0 && value.indexOf('\\') < 0
                  ? "Write %s: %s%s%s.".formatted(pair.group(2), quote, value, quote)
                  : "Put quotes around the whole value.");
    }
    int above = lineAbove(start);
    int first = firstOf(start);
    Diagnostic wrong =
        Diagnostic.error("wrong indentation", file.span(first, Math.max(first, colon)));
    if (above < 0) {
      return wrong.withDetail("A key cannot stand here.");
    }
    Matcher before = KEY_AND_VALUE.matcher(text.substring(above, lineEnd(above)));
    if (!before.find()) {
      Matcher tight = NO_SPACE.matcher(text.substring(above, lineEnd(above)));
      if (tight.find()) {
        return Diagnostic.error(
                "a space is missing after ':'",
                file.span(above + tight.start(1), above + tight.end(2)))
            .withDetail("Without it YAML takes the whole line for text.")
            .withHint("Write %s: %s.".formatted(tight.group(1), tight.group(2)));
      }
      return wrong
          .withDetail(
              "The line above is text, not a key with a ':' at its end, so no key can follow it.")
          .withHint(
              "Add the ':' to line %d, or mend the indentation.".formatted(file.lineAt(above)));
    }
    return wrong
        .withDetail(
            "'%s' in line %d has a value already, so nothing can be nested under it."
                .formatted(before.group(2), file.lineAt(above)))
        .withHint(startAtColumn(before.group(1).length() + 1));
  }

  /** A line that should be a key, or belongs to the text above it. */
  Diagnostic missingColon(SourceFile file, int start) {
    int first = firstOf(lineStart(start));
    int end = Math.max(first, lineEnd(start));
    Diagnostic missing = Diagnostic.error("a ':' is missing", file.span(first, end));
    Matcher tight = NO_SPACE.matcher(text.substring(lineStart(start), lineEnd(start)));
    if (tight.find()) {
      return missing
          .withDetail("A key ends with a colon and a space.")
          .withHint("Write %s: %s.".formatted(tight.group(1), tight.group(2)));
    }
    return missing
        .withDetail("The lines around this one are keys with values, and this one is not.")
        .withHint("If it goes on with the value above, indent it further.");
  }

  /** Something that fits neither the block it stands in nor an outer one. */
  Diagnostic unexpectedBlock(SourceFile file, int block, int at) {
    int start = lineStart(at);
    int first = firstOf(start);
    if (at > first && !text.substring(first, at).matches("(?:- +)*")) {
      int end = Math.max(at, lineEnd(at));
      Diagnostic after =
          Diagnostic.error("this does not belong to the value before it", file.span(at, end));
      String before = text.substring(first, at).strip();
      return before.endsWith("'") || before.endsWith("\"")
          ? after
              .withDetail("The closing quote ended the value.")
              .withHint("Put the whole value in one pair of quotes, of the other kind.")
          : after
              .withDetail("The closing bracket ended the value.")
              .withHint("Put quotes around the whole value if it is meant as text.");
    }
    int end = Math.max(first, lineEnd(start));
    int column = file.columnAt(first);
    int blockColumn = file.columnAt(block);
    Diagnostic wrong = Diagnostic.error("wrong indentation", file.span(first, end));
    if (column == blockColumn) {
      boolean list = text.charAt(block) == '-';
      return wrong
          .withDetail(
              "Line %d started a %s here, and this line is %s."
                  .formatted(
                      file.lineAt(block),
                      list ? "list" : "mapping",
                      list ? "not one of its items" : "not a key of it"))
          .withHint(
              list
                  ? "Start the line with '- ', or indent it under the item it belongs to."
                  : "Indent the list under its key, or remove the '- '.");
    }
    int above = lineAbove(start);
    return wrong
        .withDetail(
            "It starts at column %d. The line above it starts at column %d, and line %d at column %d."
                .formatted(
                    column,
                    file.columnAt(firstOf(Math.max(0, above))),
                    file.lineAt(block),
                    blockColumn))
        .withHint("Line it up with the lines it belongs to.");
  }

  private static String startAtColumn(int column) {
    return "Start this line at column %d, below that key.".formatted(column);
  }

  private int firstOf(int start) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** The start of the nearest line above that says anything, or -1. */
  private int lineAbove(int start) {
    int above = start;
    while (above > 0) {
      above = lineStart(above - 1);
      String line = text.substring(above, lineEnd(above)).strip();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        return above;
      }
    }
    return -1;
  }

  private int lineStart(int offset) {
    return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  }

  private int lineEnd(int offset) {
    int end = text.indexOf('\n', offset);
    int stop = end < 0 ? text.length() : end;
    return stop > offset && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
  }
}
