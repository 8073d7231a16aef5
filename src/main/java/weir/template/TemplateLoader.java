package weir.template;

import org.jspecify.annotations.Nullable;

/** Finds the templates that others include, import or extend. */
@FunctionalInterface
public interface TemplateLoader {
  /** Finds none. */
  TemplateLoader NONE = name -> null;

  /** The template of this name, made with {@link Template#file}, or null. */
  @Nullable Template load(String name);
}
