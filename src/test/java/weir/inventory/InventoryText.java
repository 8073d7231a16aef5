package weir.inventory;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** An inventory as text: groups, hosts in tree order, layers, and the variables they come to. */
final class InventoryText {
  private final Inventory inventory;
  private final StringBuilder out = new StringBuilder();

  private InventoryText(Inventory inventory) {
    this.inventory = inventory;
  }

  static String of(Inventory inventory) {
    InventoryText text = new InventoryText(inventory);
    inventory.groups().values().forEach(text::group);
    inventory.hostNames().forEach(text::host);
    return text.out.toString();
  }

  private void group(Group group) {
    out.append(
        "group %s: depth %d, priority %d, children %s, hosts %s\n"
            .formatted(
                group.name(), group.depth(), group.priority(), group.children(), group.hosts()));
    out.append("  all hosts: %s\n".formatted(String.join(" ", group.allHosts())));
  }

  private void host(String name) {
    Host host = inventory.host(name);
    if (host == null) {
      throw new AssertionError(name);
    }
    out.append("host %s: groups %s, from %s\n".formatted(name, host.groups(), host.source()));
    Map<String, Node> merged = new TreeMap<>();
    for (VarLayer layer : inventory.layers(host)) {
      out.append(
          "  %s %s: %s\n"
              .formatted(layer.origin(), layer.name(), String.join(" ", layer.entries().keySet())));
      merged.putAll(layer.entries());
    }
    merged.forEach((variable, value) ->
        out.append("  = %s: %s  @%s\n".formatted(variable, json(value), value.span().toString())));
  }

  private static String json(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Sequence list ->
          list.items().stream()
              .map(InventoryText::json)
              .collect(Collectors.joining(", ", "[", "]"));
      case Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> quoted(entry.name()) + ": " + json(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String scalar(Scalar scalar) {
    return switch (scalar.value()) {
      case null -> "null";
      case Boolean truth -> truth.toString();
      case Long number -> number.toString();
      case BigInteger number -> number.toString();
      case Double number -> number.toString();
      case Object other -> quoted(other.toString());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c == '"' || c == '\\' ? "\\" + c : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
