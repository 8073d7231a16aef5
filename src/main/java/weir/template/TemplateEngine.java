package weir.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;

/** Evaluates templates. Built once; safe to share by threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class TemplateEngine {
  private final EngineOptions options;

  /** An engine with these options. */
  public TemplateEngine(EngineOptions options) {
    this.options = options;
  }

  /** The value with all its templates evaluated, in new lists and maps. */
  public @Nullable Object evaluate(@Nullable Object value, Variables variables) {
    throw new UnsupportedOperationException(options + " evaluate");
  }

  /** The value evaluated and as text; None gives the empty text. */
  public String text(@Nullable Object value, Variables variables) {
    throw new UnsupportedOperationException("text");
  }

  /**
   * Whether a condition is met: a template made by {@link Template#condition}, a bool, None (met),
   * or a list of which all must be met.
   */
  public boolean holds(@Nullable Object condition, Variables variables) {
    throw new UnsupportedOperationException("holds");
  }

  /** The text a template file gives. */
  public String render(Template file, Variables variables, TemplateLoader loader) {
    throw new UnsupportedOperationException("render");
  }

  /** What is wrong with the templates of a value, found without evaluating them. */
  public List<Diagnostic> check(@Nullable Object value) {
    throw new UnsupportedOperationException("check");
  }

  /** The results of a lookup as a list, as a {@code with_} loop or {@code query} uses them. */
  public List<@Nullable Object> lookup(
      String name, List<?> terms, Map<String, ?> named, Variables variables) {
    throw new UnsupportedOperationException("lookup");
  }

  /**
   * A map of variables whose values are evaluated when they are read: what hostvars are made of.
   */
  public Map<@Nullable Object, @Nullable Object> view(Variables variables) {
    throw new UnsupportedOperationException("view");
  }
}
