package weir.executor;

import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;
import weir.playbook.Keyword;
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

  /** Whether a keyword is given and means yes; one that cannot be evaluated is an error. */
  public static boolean holds(TemplateEngine engine, @Nullable Object value, Variables variables) {
    return value != null && Truth.of(engine.evaluate(value, variables));
  }

  /** Whether a task's keyword means yes; one that cannot be evaluated is an error. */
  static boolean holds(TemplateEngine engine, Job job, Keyword keyword, boolean otherwise) {
    Object value = job.task().keywords().get(keyword);
    return value == null ? otherwise : holds(engine, value, job.variables());
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

  /** The whole number of a task's keyword. */
  static int number(TemplateEngine engine, Job job, Keyword keyword, int otherwise) {
    return (int) decimal(engine, job, keyword, otherwise);
  }

  /** The number of a task's keyword. */
  static double decimal(TemplateEngine engine, Job job, Keyword keyword, double otherwise) {
    Object value = job.task().keywords().get(keyword);
    if (value == null) {
      return otherwise;
    }
    String text = engine.text(value, job.variables());
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new ModuleFailure("%s is '%s', which is no number".formatted(keyword.word(), text));
    }
  }
}
