package weir.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.template.syntax.Statement;
import weir.template.value.Namespace;
import weir.template.value.Rows;
import weir.template.value.Types;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** Gives values to the names in one template. */
record Assignment(Template template, Rendering rendering, Expressions expressions) {

  void assign(Statement.Target target, @Nullable Object value, Scope scope) {
    switch (target) {
      case Statement.Target.Named t -> scope.set(t.name(), value);
      case Statement.Target.Attribute t -> {
        Object namespace = expressions.name(t.namespace(), scope);
        if (!(namespace instanceof Namespace space)) {
          throw Failures.at(
              new ValueException("cannot assign attribute on non-namespace object"),
              template,
              t.start(),
              t.end(),
              rendering.variables());
        }
        space.set(t.name(), value);
      }
      case Statement.Target.Unpacked t -> {
        try {
          if (!(value instanceof Undefined) && !Rows.iterable(value)) {
            throw new ValueException(
                "cannot unpack non-iterable %s object".formatted(Types.name(value)));
          }
          List<@Nullable Object> parts = Rows.of(value);
          if (parts.size() != t.targets().size()) {
            throw new ValueException(
                parts.size() > t.targets().size()
                    ? "too many values to unpack (expected %d)".formatted(t.targets().size())
                    : "not enough values to unpack (expected %d, got %d)"
                        .formatted(t.targets().size(), parts.size()));
          }
          for (int i = 0; i < parts.size(); i++) {
            assign(t.targets().get(i), parts.get(i), scope);
          }
        } catch (ValueException e) {
          throw Failures.at(e, template, t.start(), t.end(), rendering.variables());
        }
      }
    }
  }
}
