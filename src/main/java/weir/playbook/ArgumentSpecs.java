package weir.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.SourceFile;
import weir.template.Template;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;

/** What a role says its arguments must be, as the task that looks at them before all others. */
final class ArgumentSpecs {
  private final Reading reading;

  ArgumentSpecs(Reading reading) {
    this.reading = reading;
  }

  /**
   * The task, or null when the role says nothing about this entry point.
   *
   * @param meta the role's own {@code meta/main.yml}
   * @param keywords what the role's tasks inherit
   */
  @Nullable Task task(Role role, @Nullable Mapping meta, RoleUse use, Keywords keywords) {
    String entry = use.files().tasks().replaceFirst("\\.(ya?ml|json)$", "");
    if (!(specs(role.path(), meta, use) instanceof Mapping specs)
        || !(specs.get(entry) instanceof Mapping spec)) {
      return null;
    }
    Object options =
        spec.get("options") instanceof Mapping given ? TemplateValues.of(given) : Map.of();
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("type", "role");
    context.put("name", role.name());
    context.put("argument_spec_name", entry);
    context.put("path", role.path().toString());
    Map<String, Object> args = new LinkedHashMap<>();
    args.put("argument_spec", options == null ? Map.of() : options);
    args.put("provided_arguments", given(options, role));
    args.put("validate_args_context", context);
    List<Object> tags = new ArrayList<>(keywords.list(Keyword.TAGS));
    tags.add("always");
    String about = spec.get("short_description") instanceof Scalar text ? " - " + text.text() : "";
    return new Task(
        "Validating arguments against arg spec '%s'%s".formatted(entry, about),
        "validate_argument_spec",
        new Args(args, null),
        keywords.with(Keyword.TAGS, tags),
        keywords,
        role,
        role.path().resolve("tasks"),
        use.span());
  }

  private @Nullable Node specs(Path role, @Nullable Mapping meta, RoleUse use) {
    Path own = Reading.first(Reading.spellings(role.resolve("meta"), "argument_specs"));
    Node root = own == null ? meta : reading.file(own, use.span());
    return root instanceof Mapping mapping ? mapping.get("argument_specs") : null;
  }

  /** An expression for those of the options that are defined when the task runs. */
  private static Object given(@Nullable Object options, Role role) {
    StringBuilder pairs = new StringBuilder("[]");
    if (options instanceof Map<?, ?> map) {
      for (Object name : map.keySet()) {
        pairs.append(" + ([['%s', %s]] if %s is defined else [])".formatted(name, name, name));
      }
    }
    String text = "{{ dict(" + pairs + ") }}";
    return Template.value(text, new SourceFile("arguments of role " + role.name(), text)::span);
  }
}
