package weir.executor;

import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;

/** Reads keywords that mean yes or no, or a number. */
public final class Keywording {
  private Keywording() {}

  /** Whether a keyword is given and means yes; one that cannot be evaluated means no. */
  public static boolean truth(TemplateEngine engine, @Nullable Object value, Variables variables) {
    try {
      return value != null && Truth.of(engine.evaluate(value, variables));
    } catch (TemplateException _) {
      return false;
    }
  }

  /** The whole number a keyword stands for. */
  public static int number(TemplateEngine engine, Object value, Variables variables) {
    String text = engine.text(value, variables);
    try {
      return (int) Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new ModuleFailure("'%s' is no number".formatted(text));
    }
  }
}
