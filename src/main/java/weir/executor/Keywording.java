package weir.executor;

import org.jspecify.annotations.Nullable;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;

/** Reads keywords that mean yes or no. */
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
}
