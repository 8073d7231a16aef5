package weir.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.syntax.Expression;
import weir.template.syntax.Statement;
import weir.template.syntax.Walk;
import weir.template.value.Arguments;
import weir.template.value.Attributed;
import weir.template.value.Attributes;
import weir.template.value.Function;
import weir.template.value.Tuple;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** A macro, or the body of a {@code call}, with the names it was made among. */
final class Macro implements Function, Attributed {
  private final String name;
  private final Statement.Signature signature;
  private final List<Statement> body;
  private final Scope around;
  private final Interpreter interpreter;
  private boolean takesMore;
  private boolean takesNamed;
  private boolean takesCaller;

  Macro(
      String name,
      Statement.Signature signature,
      List<Statement> body,
      Scope around,
      Interpreter interpreter) {
    this.name = name;
    this.signature = signature;
    this.body = body;
    this.around = around;
    this.interpreter = interpreter;
    Walk.over(
        body,
        expression -> {
          if (expression instanceof Expression.Name used) {
            takesMore |= used.name().equals("varargs");
            takesNamed |= used.name().equals("kwargs");
            takesCaller |= used.name().equals("caller");
          }
        },
        statement -> {});
    takesMore &= !signature.names().contains("varargs");
    takesNamed &= !signature.names().contains("kwargs");
  }

  @Override
  public @Nullable Object call(Arguments arguments) {
    List<String> names = signature.names();
    if (arguments.size() > names.size() && !takesMore) {
      throw new ValueException(
          "macro '%s' takes not more than %d argument(s)".formatted(name, names.size()));
    }
    Scope scope = around.inner();
    Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
    int optional = names.size() - signature.fallbacks().size();
    for (int i = 0; i < names.size(); i++) {
      String parameter = names.get(i);
      if (i < arguments.size()) {
        if (named.containsKey(parameter)) {
          throw new ValueException(
              "macro '%s' got multiple values for argument '%s'".formatted(name, parameter));
        }
        scope.set(parameter, arguments.all().get(i));
      } else if (named.containsKey(parameter)) {
        scope.set(parameter, named.remove(parameter));
      } else if (i >= optional) {
        Expression fallback = signature.fallbacks().get(i - optional);
        scope.set(parameter, interpreter.expressions().evaluate(fallback, scope));
      } else {
        scope.set(
            parameter, Undefined.because("parameter '%s' was not provided".formatted(parameter)));
      }
    }
    caller(scope, named);
    if (takesMore) {
      scope.set("varargs", new Tuple(arguments.from(names.size()).all()));
    }
    if (takesNamed) {
      scope.set("kwargs", new LinkedHashMap<@Nullable Object, @Nullable Object>(named));
    } else if (!named.isEmpty()) {
      throw new ValueException(
          "macro '%s' takes no keyword argument '%s'"
              .formatted(name, named.keySet().iterator().next()));
    }
    return interpreter.bodyValue(body, scope);
  }

  private void caller(Scope scope, Map<String, @Nullable Object> named) {
    if (signature.names().contains("caller")) {
      return;
    }
    boolean given = named.containsKey("caller");
    Object caller = named.remove("caller");
    if (takesCaller) {
      scope.set("caller", given ? caller : Undefined.because("No caller defined"));
    } else if (given && caller != null) {
      throw new ValueException("macro '%s' takes no keyword argument 'caller'".formatted(name));
    }
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "name" -> name;
      case "arguments" -> new Tuple(List.copyOf(signature.names()));
      case "caller" -> takesCaller;
      case "catch_varargs" -> takesMore;
      case "catch_kwargs" -> takesNamed;
      default -> Attributes.missing(this, attribute);
    };
  }

  @Override
  public String text() {
    return "<Macro '%s'>".formatted(name);
  }
}
