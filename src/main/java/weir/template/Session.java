package weir.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Span;
import weir.template.value.Attributed;
import weir.template.value.Bytes;
import weir.template.value.Function;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Types;
import weir.template.value.Undefined;
import weir.template.value.ValueException;
import weir.template.value.View;

/** One evaluation from outside: its limits, and the templates it is in the middle of. */
final class Session {
  private static final int STEPS_PER_LOOK = 1024;

  private record Active(Template template, Variables variables) {}

  private final TemplateEngine engine;
  private final TemplateLoader loader;
  private final Limits limits;
  private final long deadline;
  private final Deque<Active> active = new ArrayDeque<>();
  private int depth;
  private long steps;

  Session(TemplateEngine engine, TemplateLoader loader) {
    this.engine = engine;
    this.loader = loader;
    this.limits = engine.options().limits();
    this.deadline = System.nanoTime() + limits.time().toNanos();
  }

  TemplateEngine engine() {
    return engine;
  }

  TemplateLoader loader() {
    return loader;
  }

  Limits limits() {
    return limits;
  }

  long deadline() {
    return deadline;
  }

  /** Counts one more expression. */
  void step() {
    steps++;
    if (steps % STEPS_PER_LOOK == 0) {
      if (steps > limits.steps()) {
        throw ValueException.limit(
            "the template was stopped after %d steps".formatted(limits.steps()));
      }
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        throw ValueException.limit(
            "the template was stopped after %d seconds".formatted(limits.time().toSeconds()));
      }
    }
  }

  /** Goes one template or macro further in. */
  void enter() {
    if (++depth > limits.depth()) {
      depth--;
      throw ValueException.limit(
          "templates, macros or includes are nested more than %d deep".formatted(limits.depth()));
    }
  }

  void leave() {
    depth--;
  }

  /**
   * A raw value as an expression sees it. A template whose evaluation meets something undefined
   * gives undefined itself, so that {@code default} can catch it.
   */
  @Nullable Object resolve(@Nullable Object raw, Variables variables) {
    return switch (raw) {
      case null -> null;
      case String s -> s;
      case Template template -> {
        try {
          yield evaluate(template, variables);
        } catch (TemplateException e) {
          if (!e.isUndefined()) {
            throw e;
          }
          yield undefined(e);
        }
      }
      case LazyDict d -> d;
      case LazyList l -> l;
      case View v -> v;
      case VariablesView view -> new LazyDict(view, this, view.variables());
      case Map<?, ?> map -> new LazyDict(map, this, variables);
      case List<?> list -> new LazyList(list, this, variables);
      case Vaulted vaulted -> vaulted.opened(engine.options().vault());
      case Integer n -> n.longValue();
      case Object other -> other;
    };
  }

  private static Undefined undefined(TemplateException e) {
    Diagnostic diagnostic = e.diagnostic();
    Span span = diagnostic.span();
    return new Undefined(
        diagnostic.summary(), null, null, false, span == null ? null : (from, to) -> span, 0, 0);
  }

  /** The value of a template, not yet freed of lazy parts. */
  @SuppressWarnings("ReferenceEquality")
  @Nullable Object evaluate(Template template, Variables variables) {
    for (Active other : active) {
      if (other.template == template && other.variables == variables) {
        throw new TemplateException(
            TemplateException.Kind.LIMIT,
            Diagnostic.error(
                "recursive loop detected in template string: " + template.source(),
                template.span()),
            null);
      }
    }
    active.push(new Active(template, variables));
    try {
      enter();
      try {
        return new Rendering(this, variables, engine.options().nativeTypes()).value(template);
      } finally {
        leave();
      }
    } catch (ValueException e) {
      throw Failures.at(e, template, 0, template.source().length(), variables);
    } finally {
      active.pop();
    }
  }

  /** The value in plain lists and maps, every template within evaluated. */
  @Nullable Object plain(@Nullable Object value, Variables variables) {
    return switch (value) {
      case null -> null;
      case String s -> s;
      case Boolean b -> b;
      case Template t -> plain(evaluate(t, variables), variables);
      case Undefined u -> {
        if (u.lenient()) {
          yield "";
        }
        throw Failures.undefined(u, variables);
      }
      case VariablesView view -> dict(view, view.variables());
      case Map<?, ?> map -> dict(map, variables);
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
          items.add(plain(item, variables));
        }
        yield items;
      }
      case Tuple tuple -> {
        List<@Nullable Object> items = new ArrayList<>(tuple.size());
        for (Object item : tuple) {
          items.add(plain(item, variables));
        }
        yield new Tuple(items);
      }
      case Vaulted vaulted -> vaulted.opened(engine.options().vault());
      case Integer n -> n.longValue();
      case weir.template.value.Namespace n -> plain(n.dict(), variables);
      case Bytes b -> throw noData(b);
      case Function f -> throw noData(f);
      case Attributed a -> throw noData(a);
      case Object other -> other;
    };
  }

  private Map<@Nullable Object, @Nullable Object> dict(Map<?, ?> map, Variables variables) {
    Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
    map.forEach((key, value) ->
        entries.put(
            key instanceof Template t ? Text.str(plain(t, variables)) : key,
            plain(value, variables)));
    return entries;
  }

  private static TemplateException noData(Object value) {
    return new TemplateException(
        TemplateException.Kind.EVALUATION,
        Diagnostic.error("the result is a %s, not data".formatted(Types.name(value)), null),
        null);
  }
}
