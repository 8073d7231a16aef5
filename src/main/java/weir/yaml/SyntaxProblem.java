package weir.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import weir.source.Diagnostic;
import weir.source.SourceFile;

/** Says in plain words why the parser gave up, and what its author most likely meant to write. */
final class SyntaxProblem {
  private final SourceFile file;
  private final MarkOffsets offsets;
  private final String text;

  SyntaxProblem(SourceFile file, MarkOffsets offsets) {
    this.file = file;
    this.offsets = offsets;
    this.text = file.text();
  }

  Diagnostic explain(ReaderException problem) {
    int at = Math.min(offsets.ofCodePoint(problem.getPosition()), text.length());
    return at(at, "a character that YAML does not allow")
        .withDetail(
            "U+%04X is a control character; it cannot stand in a YAML file as it is."
                .formatted(problem.getCodePoint()))
        .withHint(
            "Remove it, or write it as an escape in double quotes: \"\\x%02X\"."
                .formatted(problem.getCodePoint()));
  }

  Diagnostic explain(MarkedYAMLException exception) {
    String problem = exception.getProblem() == null ? "" : exception.getProblem();
    Mark mark = exception.getProblemMark();
    Mark contextMark = exception.getContextMark();
    int at = mark == null ? 0 : offsets.of(mark);
    int context = contextMark == null ? at : offsets.of(contextMark);
    int template = new Lines(text).unquotedTemplate(Math.min(context, at), at);
    if (template >= 0) {
      return unquotedTemplate(file, template);
    }
    Diagnostic known = known(problem, context, at);
    if (known != null) {
      return known;
    }
    String where = exception.getContext() == null ? "" : " " + exception.getContext();
    return at(at, "this is not valid YAML")
        .withDetail("The parser stopped here%s: %s.".formatted(where, problem.strip()));
  }

  /** For a value that begins with a template but has no quotes. */
  static Diagnostic unquotedTemplate(SourceFile file, int start) {
    int lineEnd = file.text().indexOf('\n', start);
    int close = file.text().indexOf("}}", start);
    int stop = lineEnd < 0 ? file.text().length() : lineEnd;
    int end = close < 0 || close + 2 > stop ? stop : close + 2;
    String rest = file.text().substring(start, stop).strip();
    char quote = rest.indexOf('"') >= 0 ? '\'' : '"';
    boolean simple = rest.indexOf(quote) < 0 && rest.indexOf('\\') < 0 && !rest.contains(" #");
    return Diagnostic.error(
            "a value that starts with {{ must be quoted", file.span(start, Math.max(start, end)))
        .withDetail("Without quotes YAML reads the { as the start of a mapping.")
        .withHint(
            simple
                ? "Write %s%s%s.".formatted(quote, rest, quote)
                : "Put quotes around the whole value.");
  }

  private @Nullable Diagnostic known(String problem, int context, int at) {
    if (problem.startsWith("found character '\\t")) {
      return at(at, "a tab cannot be used for indentation")
          .withDetail("YAML counts columns, and a tab has no fixed width.")
          .withHint("Use spaces.");
    }
    if (problem.startsWith("found character")) {
      return at(at, "a value cannot start with " + text.charAt(at))
          .withDetail("YAML keeps this character for itself.")
          .withHint("Put quotes around the value.");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return new Lines(text).colonInValue(file, at);
    }
    if (problem.startsWith("sequence entries are not allowed")) {
      return at(at, "a list cannot start on the line of its key")
          .withHint("Put the '- ' on the next line, further right, or write the list as [a, b].");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new Lines(text).missingColon(file, context);
    }
    if (problem.startsWith("found unexpected end of stream")) {
      return at(context, "this quote is never closed")
          .withHint("Add the closing %s.".formatted(text.charAt(context)));
    }
    if (problem.startsWith("found unknown escape character")) {
      int backslash = at > 0 && text.charAt(at) != '\\' ? at - 1 : at;
      return Diagnostic.error(
              "'\\%c' is not an escape that YAML knows".formatted(text.charAt(backslash + 1)),
              file.span(backslash, backslash + 2))
          .withDetail("In double quotes a backslash starts an escape.")
          .withHint("Double the backslash, or use single quotes.");
    }
    if (problem.startsWith("expected ',' or")) {
      char open = text.charAt(context);
      return at(context, "this %c is not closed".formatted(open))
          .withDetail(
              "At line %d, column %d it needs ',' or '%c'."
                  .formatted(file.lineAt(at), file.columnAt(at), open == '[' ? ']' : '}'))
          .withHint("If it is part of a text, put quotes around that text.");
    }
    if (problem.startsWith("expected chomping or indentation")
        || problem.startsWith("expected a comment or a line break")) {
      return at(at, "nothing can follow | or > on its line")
          .withHint("Start the text on the next line, indented.");
    }
    if (problem.startsWith("expected the node content")) {
      return at(at, "a value cannot start with " + text.charAt(at))
          .withHint("Put quotes around it if it is part of the text.");
    }
    if (problem.startsWith("unexpected character found")) {
      return at(context, "a value cannot start with " + text.charAt(context))
          .withDetail(
              "YAML takes %s for the start of an %s."
                  .formatted(
                      text.charAt(context), text.charAt(context) == '*' ? "alias" : "anchor"))
          .withHint("Put quotes around the value.");
    }
    if (problem.startsWith("expected '<document start>'")) {
      return at(at, "this is left over after the end of the document")
          .withDetail("The file's content ended above; a file holds one value.")
          .withHint("Check the indentation of this line, and for a stray bracket before it.");
    }
    if (problem.startsWith("expected <block end>")) {
      return new Lines(text).unexpectedBlock(file, context, at);
    }
    return null;
  }

  private Diagnostic at(int offset, String summary) {
    int end = Math.min(text.length(), offset + 1);
    return Diagnostic.error(summary, file.span(Math.min(offset, end), end));
  }
}
