package weir.inventory;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;
import weir.yaml.Yaml;

/** Reads what an inventory script prints for {@code --list}, and {@code --host} if it must. */
final class ScriptSource {
  private final String script;
  private final ScriptRunner runner;
  private final InventoryDraft draft;
  private final Consumer<Diagnostic> warnings;
  private final Set<String> hosts = new LinkedHashSet<>();

  ScriptSource(
      String script, ScriptRunner runner, InventoryDraft draft, Consumer<Diagnostic> warnings) {
    this.script = script;
    this.runner = runner;
    this.draft = draft;
    this.warnings = warnings;
  }

  void read() throws IOException {
    Mapping groups = run("--list");
    Mapping hostVariables = null;
    for (Mapping.Entry entry : groups.entries()) {
      if (entry.name().equals("_meta")) {
        hostVariables = hostVariables(entry.value());
      } else {
        group(entry);
      }
    }
    for (String host : hosts) {
      Node variables = hostVariables == null ? run("--host", host) : hostVariables.get(host);
      if (variables != null) {
        draft.setHostVariables(host, entries(variables, "the variables of '%s'".formatted(host)));
      }
    }
  }

  private static @Nullable Mapping hostVariables(Node meta) {
    Node found = meta instanceof Mapping mapping ? mapping.get("hostvars") : null;
    if (found == null) {
      return null;
    }
    if (found instanceof Mapping mapping) {
      return mapping;
    }
    throw wrong("_meta.hostvars", "an object", found);
  }

  private void group(Mapping.Entry entry) {
    String name = entry.name();
    draft.addGroup(name);
    if (!(entry.value() instanceof Mapping data)) {
      hosts(name, entry.value());
      return;
    }
    Node members = data.get("hosts");
    Node variables = data.get("vars");
    Node children = data.get("children");
    if (members == null && variables == null && children == null) {
      host(name, name);
      variables = data;
    }
    if (members != null) {
      hosts(name, members);
    }
    if (variables != null) {
      entries(variables, "the vars of '%s'".formatted(name))
          .forEach((key, value) -> draft.setGroupVariable(name, key, value));
    }
    if (children instanceof Sequence list) {
      for (Node child : list.items()) {
        if (!(child instanceof Scalar group)) {
          throw wrong("each of the children of '%s'".formatted(name), "a name", child);
        }
        draft.addGroup(group.text());
        draft.addChild(name, group.text(), group.span());
      }
    } else if (children != null) {
      throw wrong("the children of '%s'".formatted(name), "a list", children);
    }
  }

  private void hosts(String group, Node members) {
    if (!(members instanceof Sequence list)) {
      throw wrong("the hosts of '%s'".formatted(group), "a list", members);
    }
    for (Node member : list.items()) {
      if (!(member instanceof Scalar name)) {
        throw wrong("each of the hosts of '%s'".formatted(group), "a name", member);
      }
      host(group, name.text());
    }
  }

  private void host(String group, String name) {
    hosts.add(name);
    draft.addHost(name, group, null, script);
  }

  private Mapping run(String... arguments) throws IOException {
    List<String> command = Stream.concat(Stream.of(script), Arrays.stream(arguments)).toList();
    String shown = String.join(" ", command);
    ScriptRunner.Output output = runner.run(command);
    if (output.exitStatus() != 0) {
      throw new DiagnosticException(
          Diagnostic.error("the inventory script failed", null)
              .withDetail(
                  "%s ended with status %d.\n%s"
                      .formatted(shown, output.exitStatus(), output.stderr().strip())));
    }
    SourceFile printed = new SourceFile("output of " + shown, output.stdout());
    if (arguments.length > 1 && output.stdout().isBlank()) {
      return new Mapping(List.of(), printed.span(0, 0));
    }
    Node root = Yaml.readJson(printed, warnings);
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    throw wrong("what an inventory script prints", "an object", root);
  }

  private static Map<String, Node> entries(Node node, String what) {
    if (!(node instanceof Mapping mapping)) {
      throw wrong(what, "an object", node);
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> entries.put(entry.name(), entry.value()));
    return entries;
  }

  private static DiagnosticException wrong(String what, String wanted, Node found) {
    return new DiagnosticException(
        Diagnostic.error("%s must be %s".formatted(what, wanted), found.span())
            .withDetail("It is %s.".formatted(found.kind())));
  }
}
