package weir.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Nearest;
import weir.source.SourceFile;
import weir.source.Span;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;
import weir.yaml.Yaml;

/** Reads a YAML inventory: groups as keys, each with hosts, vars and children. */
final class YamlSource {
  private static final List<String> KEYS = List.of("hosts", "vars", "children");

  private final InventoryDraft draft;
  private final @Nullable String origin;
  private final Consumer<Diagnostic> warnings;

  private YamlSource(InventoryDraft draft, @Nullable String origin, Consumer<Diagnostic> warnings) {
    this.draft = draft;
    this.origin = origin;
    this.warnings = warnings;
  }

  static void read(
      SourceFile file,
      InventoryDraft draft,
      @Nullable String origin,
      Consumer<Diagnostic> warnings) {
    Node root = Yaml.read(file, warnings);
    if (!(root instanceof Mapping groups)) {
      Span span = root == null ? file.span(0, 0) : root.span();
      throw new DiagnosticException(
          Diagnostic.error("a YAML inventory must be a mapping of groups", span)
              .withDetail(root == null ? "The file is empty." : "It is " + root.kind() + ".")
              .withHint("Start it with 'all:' and put 'hosts:' under it."));
    }
    Node plugin = groups.get("plugin");
    if (plugin instanceof Scalar name) {
      throw new PluginConfiguration(name);
    }
    YamlSource source = new YamlSource(draft, origin, warnings);
    for (Mapping.Entry entry : groups.entries()) {
      source.group(entry);
    }
  }

  /** The file configures an inventory plugin; nothing else could read it. */
  static final class PluginConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Scalar name;

    PluginConfiguration(Scalar name) {
      super(name.text());
      this.name = name;
    }

    Diagnostic diagnostic() {
      return Diagnostic.error("Weir has no inventory plugins", name.span())
          .withDetail(
              "This file configures the Ansible plugin '%s', which is a Python program."
                  .formatted(name.text()))
          .withHint(
              "Write its result to a file with 'ansible-inventory --list --yaml', or use a script.");
    }
  }

  private void group(Mapping.Entry entry) {
    String name = entry.name();
    switch (entry.value()) {
      case Mapping content -> {
        draft.addGroup(name);
        content.entries().forEach(part -> part(name, part));
      }
      case Scalar scalar when scalar.value() == null -> draft.addGroup(name);
      case Node other ->
          warnings.accept(
              Diagnostic.warning("'%s' is skipped".formatted(name), entry.key().span())
                  .withDetail("A group must be a mapping, and this is %s.".formatted(other.kind()))
                  .withHint("Put 'hosts:', 'vars:' or 'children:' under it."));
    }
  }

  private void part(String group, Mapping.Entry part) {
    switch (part.name()) {
      case "hosts" -> members(group, part).forEach((key, value) -> host(group, key, value));
      case "vars" ->
          members(group, part)
              .forEach((key, value) -> draft.setGroupVariable(group, key.text(), value));
      case "children" ->
          members(group, part)
              .forEach((key, value) -> {
                group(new Mapping.Entry(key, value));
                draft.addGroup(key.text());
                draft.addChild(group, key.text(), key.span());
              });
      default -> {
        String near = Nearest.question(part.name(), KEYS);
        warnings.accept(
            Diagnostic.warning(
                    "'%s' in group '%s' is skipped".formatted(part.name(), group),
                    part.key().span())
                .withDetail("Only hosts, vars and children can stand in a group.")
                .withHint(near != null ? near : "If it is a group, put it under 'children:'."));
      }
    }
  }

  /** A single name stands for a mapping with that key alone. */
  private static Map<Scalar, Node> members(String group, Mapping.Entry part) {
    Map<Scalar, Node> members = new LinkedHashMap<>();
    switch (part.value()) {
      case Mapping mapping ->
          mapping.entries().forEach(entry -> members.put(entry.key(), entry.value()));
      case Scalar scalar when scalar.value() == null -> {}
      case Scalar scalar when scalar.value() instanceof String ->
          members.put(
              scalar, new Scalar("", null, Scalar.Tag.NONE, scalar.span(), scalar.positions()));
      case Node other -> {
        boolean list = other instanceof Sequence;
        throw new DiagnosticException(
            Diagnostic.error(
                    "'%s' of group '%s' must be a mapping".formatted(part.name(), group),
                    other.span())
                .withDetail("It is %s.".formatted(other.kind()))
                .withHint(
                    list
                        ? "Write each entry as 'name:' instead of '- name'."
                        : "Put the entries below it, each as 'name:'."));
      }
    }
    return members;
  }

  private void host(String group, Scalar key, Node value) {
    if (!(key.value() instanceof String)) {
      throw new DiagnosticException(
          Diagnostic.error("a host's name must be a string", key.span())
              .withDetail("YAML reads this as %s.".formatted(key.kind()))
              .withHint("Put quotes around it."));
    }
    Map<String, Node> variables = new LinkedHashMap<>();
    switch (value) {
      case Mapping mapping ->
          mapping.entries().forEach(entry -> variables.put(entry.name(), entry.value()));
      case Scalar scalar when scalar.value() == null -> {}
      case Node other ->
          throw new DiagnosticException(
              Diagnostic.error(
                      "the variables of '%s' must be a mapping".formatted(key.text()), other.span())
                  .withDetail("They are %s.".formatted(other.kind())));
    }
    HostAddress address = HostAddress.parse(key.text());
    String range = address == null ? key.text() : address.host();
    Long port = address == null ? null : address.port();
    Scalar portValue =
        port == null
            ? null
            : new Scalar(port.toString(), port, Scalar.Tag.NONE, key.span(), key.positions());
    for (String host : HostRange.expand(range, key.span())) {
      draft.addHost(host, group, portValue, origin);
      draft.setHostVariables(host, variables);
    }
  }
}
