package weir.cli;

import java.util.List;
import weir.module.ModuleFailure;
import weir.module.Words;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;

/** The words in an option's text. */
final class OptionWords {
  private OptionWords() {}

  /** As a shell splits them; a quote that stays open is the user's mistake. */
  static List<String> split(String option, String text) {
    try {
      return Words.split(text);
    } catch (ModuleFailure e) {
      SourceFile source = new SourceFile(option, text);
      throw new DiagnosticException(
          Diagnostic.error("cannot split this into words", source.span(0, text.length()))
              .withDetail(e.getMessage()));
    }
  }
}
