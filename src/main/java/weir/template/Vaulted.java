package weir.template;

import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Positions;

/**
 * An encrypted value, opened when it is used. What is in it is data, never a template.
 *
 * @param text the ciphertext
 * @param positions where it stands
 */
public record Vaulted(String text, Positions positions) {

  /** Opens encrypted values. */
  @FunctionalInterface
  public interface Opener {
    /** For runs without a vault: opens none. */
    Opener NONE =
        (text, positions) -> {
          throw new DiagnosticException(
              Diagnostic.error("this value is encrypted", positions.span(0, text.length())));
        };

    /**
     * The clear text.
     *
     * @throws DiagnosticException when it cannot be opened
     */
    String open(String text, Positions positions);
  }

  /** The clear text; a value that cannot be opened fails what uses it. */
  String opened(Opener opener) {
    try {
      return opener.open(text, positions);
    } catch (DiagnosticException e) {
      throw new TemplateException(TemplateException.Kind.EVALUATION, e.diagnostics().getFirst(), e);
    }
  }
}
