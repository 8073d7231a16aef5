package weir.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.AnyModule;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.ParamBinder;
import weir.module.ParamSpec;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;
import weir.template.Template;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;

/** Checks arguments that are written out, so that no host is needed to find them wrong. */
final class LiteralArgs {
  private final Reading reading;

  LiteralArgs(Reading reading) {
    this.reading = reading;
  }

  /** Values, one by one. */
  void check(List<ParamSpec> specs, @Nullable Node node) {
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    for (ParamSpec spec : specs) {
      if (spec.from() != Param.From.VALUE) {
        continue;
      }
      for (String name : spec.allNames()) {
        if (mapping.get(name) instanceof Scalar scalar
            && scalar.value() != null
            && !Template.marked(scalar.text())) {
          check(spec, name, scalar);
        }
      }
    }
  }

  private void check(ParamSpec spec, String name, Scalar scalar) {
    Object value = scalar.value();
    String problem = value == null ? null : spec.problem(value);
    if (problem == null) {
      return;
    }
    String shown = spec.sensitive() ? "this" : "'%s'".formatted(scalar.text());
    reading.problem(
        spec.choices().isEmpty()
            ? Diagnostic.error("'%s' cannot be %s".formatted(name, shown), scalar.span())
                .withHint("It takes %s.".formatted(problem))
            : Diagnostic.error("'%s' cannot be %s".formatted(name, shown), scalar.span())
                .withHint(
                    ArgsReader.oneOf(
                        Nearest.question(scalar.text(), spec.choices()), spec.choices())));
  }

  /** All of them together, where all are known. */
  void check(AnyModule<?> module, List<ParamSpec> specs, Args args, Span span) {
    Map<String, Object> named = new LinkedHashMap<>(args.named());
    Object freeForm = args.freeForm();
    for (ParamSpec spec : specs) {
      switch (spec.from()) {
        case FREE_FORM -> {
          if (freeForm != null) {
            named.put(spec.name(), freeForm);
          }
        }
        case FILE, TEMPLATE, CONDITION -> {
          if (spec.allNames().stream().anyMatch(named::containsKey)) {
            return;
          }
        }
        case SCRIPT -> {
          return;
        }
        case VALUE, OTHER_KEYS -> {}
      }
    }
    named.values().removeIf(value -> value == null);
    if (!isLiteral(named)) {
      return;
    }
    try {
      ParamBinder.bind(module.params(), named);
    } catch (ModuleFailure e) {
      reading.error(String.valueOf(e.getMessage()), span);
    }
  }

  private static boolean isLiteral(@Nullable Object value) {
    return switch (value) {
      case Template _ -> false;
      case Map<?, ?> map -> map.values().stream().allMatch(LiteralArgs::isLiteral);
      case List<?> list -> list.stream().allMatch(LiteralArgs::isLiteral);
      case null, default -> true;
    };
  }
}
