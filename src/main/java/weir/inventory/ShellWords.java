package weir.inventory;

import java.util.ArrayList;
import java.util.List;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** Splits a host line into words as a POSIX shell would, up to a {@code #}. */
final class ShellWords {
  private final MappedText line;
  private final String text;
  private final List<MappedText> words = new ArrayList<>();
  private int at;

  private ShellWords(MappedText line) {
    this.line = line;
    this.text = line.text();
  }

  static List<MappedText> split(MappedText line) {
    return new ShellWords(line).split();
  }

  private List<MappedText> split() {
    while (at < text.length() && text.charAt(at) != '#') {
      if (isSpace(text.charAt(at))) {
        at++;
      } else {
        words.add(word());
      }
    }
    return words;
  }

  private MappedText word() {
    MappedText.Writer word = new MappedText.Writer(line);
    while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '#') {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        quoted(c, word);
      } else if (c == '\\') {
        if (at + 1 == text.length()) {
          throw problem("nothing follows this backslash", at);
        }
        word.add(text.charAt(at + 1), at);
        at += 2;
      } else {
        word.add(c, at++);
      }
    }
    return word.finish(at);
  }

  private void quoted(char quote, MappedText.Writer word) {
    int open = at++;
    while (at < text.length() && text.charAt(at) != quote) {
      boolean escape =
          quote == '"'
              && text.charAt(at) == '\\'
              && at + 1 < text.length()
              && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
      if (escape) {
        word.add(text.charAt(at + 1), at);
        at += 2;
      } else {
        word.add(text.charAt(at), at);
        at++;
      }
    }
    if (at == text.length()) {
      throw problem("this quote is never closed", open);
    }
    at++;
  }

  private DiagnosticException problem(String summary, int index) {
    return new DiagnosticException(
        Diagnostic.error(summary, line.span(index, index + 1))
            .withDetail("Words of a host line are split as in a shell."));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
