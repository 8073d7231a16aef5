package weir.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.template.value.Text;
import weir.template.value.Truth;
import weir.template.value.ValueException;

/** Evaluates templates. Built once; safe to share by threads. */
public final class TemplateEngine {
  private final EngineOptions options;
  private final Parsing parsing;
  private final Set<String> lookups;

  /** An engine with these options. */
  public TemplateEngine(EngineOptions options) {
    this.options = options;
    this.parsing = new Parsing(options.extensions());
    Set<String> names = new TreeSet<>(options.lookups().names());
    names.addAll(PureLookups.NAMES);
    this.lookups = Collections.unmodifiableSet(names);
  }

  /** How it works. */
  public EngineOptions options() {
    return options;
  }

  Parsing parsing() {
    return parsing;
  }

  /** The value with all its templates evaluated, in new lists and maps. */
  public @Nullable Object evaluate(@Nullable Object value, Variables variables) {
    return guarded(TemplateLoader.NONE, session -> session.plain(value, variables));
  }

  /** The value evaluated and as text; None gives the empty text. */
  public String text(@Nullable Object value, Variables variables) {
    Object result = evaluate(value, variables);
    return result == null ? "" : Text.str(result);
  }

  /**
   * Whether a condition is met: a template made by {@link Template#condition}, a bool, None (met),
   * or a list of which all must be met. A string is met when it is not empty: text that came from a
   * variable is never evaluated.
   */
  public boolean holds(@Nullable Object condition, Variables variables) {
    if (condition instanceof List<?> list) {
      for (Object item : list) {
        if (!holds(item, variables)) {
          return false;
        }
      }
      return true;
    }
    if (condition instanceof Template template) {
      if (template.source().isBlank()) {
        return true;
      }
      return guarded(
          TemplateLoader.NONE,
          session -> {
            Object value = session.evaluate(template, variables);
            try {
              return Conditions.met(template, value);
            } catch (ValueException e) {
              throw Failures.at(e, template, 0, template.source().length(), variables);
            }
          });
    }
    return condition == null || Truth.of(condition);
  }

  /** The text a template file gives. */
  public String render(Template file, Variables variables, TemplateLoader loader) {
    return guarded(
        loader,
        session -> {
          try {
            Object result = new Rendering(session, variables, false).value(file);
            return result == null ? "" : Text.str(result);
          } catch (ValueException e) {
            throw Failures.at(e, file, 0, 0, variables);
          }
        });
  }

  /** What is wrong with the templates of a value, found without evaluating them. */
  public List<Diagnostic> check(@Nullable Object value) {
    List<Diagnostic> problems = new ArrayList<>();
    new Checker(this, problems).check(value);
    return problems;
  }

  /** The names of all lookups, without a collection in front. */
  public Set<String> lookups() {
    return lookups;
  }

  /** The results of a lookup as a list, as a {@code with_} loop or {@code query} uses them. */
  public List<@Nullable Object> lookup(
      String name,
      List<? extends @Nullable Object> terms,
      Map<String, ? extends @Nullable Object> named,
      Variables variables) {
    return guarded(
        TemplateLoader.NONE,
        session -> {
          List<@Nullable Object> values = new ArrayList<>();
          for (Object term : terms) {
            values.add(session.plain(term, variables));
          }
          Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
          named.forEach((key, value) -> arguments.put(key, session.plain(value, variables)));
          try {
            return LookupRunner.run(name, values, arguments, variables, session);
          } catch (ValueException e) {
            throw new TemplateException(
                e.kind() == ValueException.Kind.UNKNOWN
                    ? TemplateException.Kind.UNKNOWN
                    : TemplateException.Kind.EVALUATION,
                Diagnostic.error(e.text(), null).withHint(e.hint()),
                e);
          }
        });
  }

  /**
   * A map of variables whose values are evaluated when they are read: what hostvars are made of.
   */
  public Map<@Nullable Object, @Nullable Object> view(Variables variables) {
    return new VariablesView(variables);
  }

  private <T extends @Nullable Object> T guarded(TemplateLoader loader, Function<Session, T> work) {
    try {
      return work.apply(new Session(this, loader));
    } catch (StackOverflowError e) {
      throw new TemplateException(
          TemplateException.Kind.LIMIT,
          Diagnostic.error("templates or values are nested too deep", null),
          null);
    }
  }
}
